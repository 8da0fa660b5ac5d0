/** Days, weeks, months and several of them, below, at and above every border. */
import { describe, expect, it } from 'vitest'
import type { DutyActivity } from '../../src/duties/index.ts'
import { dutyRules, evaluate } from '../../src/duties/index.ts'
import type { Obligation } from '../../src/knowledge/index.ts'
import { obligation, source } from './law.ts'

const inspected = (date: string): DutyActivity => ({ id: `i-${date}`, type: 'led-inspection', date })

interface Facts {
  from?: string
  to?: string
  on?: string
  done?: string[]
  tenure?: { from: string; to?: string }
}

function entries(rule: Partial<Obligation>, facts: Facts) {
  const { from = '2026-11-24', to = from, on = from, done = [], tenure = { from: '2020-01-01' } } = facts
  return evaluate(dutyRules([source({}, [obligation({ id: 'c-often', ...rule })])]), {
    tenures: [{ regulation: 'city-2019', post: 'mayor', ...tenure }],
    activities: done.map(inspected),
    from,
    to,
    on,
  })
}

const shifted = (date: string, days: number) =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10)

describe.each([
  ['week', 1, '2026-11-23', '2026-11-29'],
  ['week', 1, '2026-12-28', '2027-01-03'],
  ['month', 1, '2027-02-01', '2027-02-28'],
  ['month', 1, '2028-02-01', '2028-02-29'],
  ['month', 2, '2026-11-01', '2026-12-31'],
  ['week', 2, '2026-12-21', '2027-01-03'],
  ['day', 1, '2026-12-31', '2026-12-31'],
] as const)('%s × %i, %s to %s', (period, every, start, end) => {
  // Two weeks are counted from the one that begins here.
  const rule = { period, every, from: '2026-10-26' }
  const eve = shifted(start, -1)
  const after = shifted(end, 1)

  it.each([
    ['on the eve', eve, 0],
    ['on the first day', start, 1],
    ['on the last day', end, 1],
    ['on the day after', after, 0],
  ])('an activity %s', (_, date, counted) => {
    const [entry] = entries(rule, { from: start, on: after, done: [date] })
    expect(entry).toMatchObject({ start, end, done: counted, status: counted ? 'met' : 'missed' })
  })

  it.each([
    ['on the eve', eve, 'upcoming', null],
    ['on the first day', start, 'open', (Date.parse(end) - Date.parse(start)) / 86_400_000],
    ['on the last day', end, 'open', 0],
    ['on the day after', after, 'missed', null],
  ])('judged %s', (_, on, status, daysLeft) => {
    expect(entries(rule, { from: start, on })).toMatchObject([{ start, end, status, daysLeft }])
  })

  it('is partial where the post is held from its second day or to its last but one, if it has them', () => {
    const partial = (tenure: { from: string; to?: string }) =>
      entries(rule, { from: start, tenure }).map((entry) => entry.partial)
    expect(partial({ from: start, to: end })).toEqual([false])
    const rest = start === end ? [] : [true]
    expect(partial({ from: shifted(start, 1) })).toEqual(rest)
    expect(partial({ from: '2020-01-01', to: shifted(end, -1) })).toEqual(rest)
  })
})

it('every week of the quarter has its entry, those on its borders too', () => {
  const found = entries({ period: 'week' }, { from: '2026-10-01', to: '2026-12-31' })
  expect(found).toHaveLength(14)
  expect([found[0]?.start, found.at(-1)?.end]).toEqual(['2026-09-28', '2027-01-03'])
  expect(new Set(found.map(({ start }) => start)).size).toBe(14)
})

it('every three months is every quarter', () => {
  const span = { from: '2025-01-01', to: '2027-12-31', done: ['2026-03-31', '2026-04-01', '2026-12-31'] }
  expect(entries({ period: 'month', every: 3 }, span)).toEqual(entries({ period: 'quarter' }, span))
})

it('a block of years that began before the rule is partial, and holds what was done in any of them', () => {
  const rule = { period: 'year', every: 3, from: '2025-03-01' } as const
  const found = entries(rule, { from: '2026-11-24', done: ['2025-03-01', '2027-12-31'], on: '2028-01-01' })
  expect(found).toMatchObject([{ start: '2025-01-01', end: '2027-12-31', done: 2, partial: true }])
  const before = entries(rule, { from: '2026-11-24', done: ['2025-02-28'], on: '2028-01-01' })
  expect(before).toMatchObject([{ done: 0, status: 'missed' }])
})

it('counts many activities in many periods, in the order given', () => {
  const done = ['2026-03-02', '2026-03-01', '2026-03-02', '2026-02-28']
  const found = evaluate(dutyRules([source({}, [obligation({ id: 'c-often', period: 'day' })])]), {
    tenures: [{ regulation: 'city-2019', post: 'mayor', from: '2020-01-01' }],
    activities: done.map((date, index) => ({ id: `i${index}`, type: 'led-inspection', date })),
    from: '2026-02-01',
    to: '2026-03-31',
    on: '2026-03-31',
  })
  expect(found).toHaveLength(59)
  expect(found.filter((entry) => entry.done > 0).map(({ start, activities }) => [start, activities])).toEqual(
    [
      ['2026-02-28', ['i3']],
      ['2026-03-01', ['i1']],
      ['2026-03-02', ['i0', 'i2']],
    ],
  )
})
