import { describe, expect, it } from 'vitest'
import type { DutyRecord, DutySpan } from '../../src/duties/index.ts'
import { comesRoundOften, dutiesFor, dutyRules, gather } from '../../src/duties/index.ts'
import type { Obligation } from '../../src/knowledge/index.ts'
import { obligation, source } from './law.ts'

const TODAY = '2026-11-24'
const mayor = { regulation: 'city-2019', post: 'mayor', from: '2020-01-01' }

function gathered(rule: Partial<Obligation>, done: string[], span: DutySpan = 'quarter', tenure = {}) {
  const rules = dutyRules([source({}, [obligation({ id: 'c-often', ...rule })])])
  const record: DutyRecord = {
    tenures: [{ ...mayor, ...tenure }],
    activities: done.map((date) => ({ id: `i-${date}`, type: 'led-inspection', date })),
  }
  const overview = dutiesFor(rules, record, span, TODAY)
  const result = gather(rules, overview)
  const [entry] = result.entries
  return { overview, result, entry, recurrence: entry && result.recurring.get(entry) }
}

const DAYS_BEFORE = Array.from({ length: 54 }, (_, index) =>
  new Date(Date.UTC(2026, 9, 1 + index)).toISOString().slice(0, 10),
)

describe('a daily rule in a quarter', () => {
  it('stands once for its ninety-two days', () => {
    const { overview, result, recurrence } = gathered({ period: 'day' }, [])
    expect(overview.entries).toHaveLength(92)
    expect(result.entries).toHaveLength(1)
    expect(recurrence?.entries).toHaveLength(92)
    expect(recurrence?.past).toHaveLength(54)
    expect([recurrence?.current?.start, recurrence?.next?.start]).toEqual([TODAY, '2026-11-25'])
  })

  it.each([
    ['nothing done', [], TODAY, 'open'],
    ['all done but today', DAYS_BEFORE, TODAY, 'open'],
    ['today done, yesterday not', [...DAYS_BEFORE.slice(0, -1), TODAY], '2026-11-23', 'missed'],
    ['all done', [...DAYS_BEFORE, TODAY], TODAY, 'met'],
  ])('%s: by %s', (_, done, start, status) => {
    const { result, entry } = gathered({ period: 'day' }, done)
    expect(entry).toMatchObject({ start, status })
    const { open, missed, upcoming, met } = result
    expect([...open, ...missed, ...upcoming, ...met]).toEqual(result.entries)
  })
})

describe('which entry stands for the others', () => {
  it('of a span that is over, the last', () => {
    const { entry, recurrence } = gathered({ period: 'month' }, ['2026-07-01', '2026-08-01', '2026-09-01'], {
      from: '2026-07-01',
      to: '2026-09-30',
    })
    expect(entry).toMatchObject({ start: '2026-09-01', status: 'met' })
    expect(recurrence).toMatchObject({ current: null, next: null })
  })

  it('of a span to come, the first', () => {
    const { entry } = gathered({ period: 'month' }, [], { from: '2027-01-01', to: '2027-03-31' })
    expect(entry).toMatchObject({ start: '2027-01-01', status: 'upcoming' })
  })

  it('where the post ended, the last that was missed', () => {
    const { entry, recurrence } = gathered({ period: 'week' }, [], 'quarter', { to: '2026-11-10' })
    expect(entry).toMatchObject({ start: '2026-11-09', status: 'missed' })
    expect(recurrence?.current).toBeNull()
  })
})

describe('what is not gathered', () => {
  it('is what has one entry in the span', () => {
    const { result } = gathered({ period: 'month' }, [], 'month')
    expect([result.entries.length, result.recurring.size]).toEqual([1, 0])
  })

  it('is a quarter’s duty in a year: each quarter has its own deadline', () => {
    const { result } = gathered({ period: 'quarter' }, [], 'year')
    expect([result.entries.length, result.recurring.size]).toEqual([4, 0])
  })

  it.each([
    ['day', 83, true],
    ['day', 84, false],
    ['week', 11, true],
    ['week', 12, false],
    ['month', 2, true],
    ['month', 3, false],
    ['quarter', 1, false],
  ] as const)('every %s × %i: %s', (period, every, often) => {
    const rules = dutyRules([source({}, [obligation({ id: 'c-often', period, every })])])
    expect(comesRoundOften(rules, { obligation: 'c-often' })).toBe(often)
  })

  it('is another post’s: each has its own', () => {
    const rules = dutyRules([
      source({}, [obligation({ id: 'c-often', period: 'week', posts: ['mayor', 'deputy'] })]),
    ])
    const record = { tenures: [mayor, { ...mayor, post: 'deputy' }], activities: [] }
    const { entries } = gather(rules, dutiesFor(rules, record, 'quarter', TODAY))
    expect(entries.map((entry) => [entry.post, entry.start])).toEqual([
      ['deputy', '2026-11-23'],
      ['mayor', '2026-11-23'],
    ])
  })
})
