import { describe, expect, it } from 'vitest'
import type { DutyRecord } from '../../src/duties/index.ts'
import {
  dutiesFor,
  groupByDeadline,
  obligationsOf,
  spanDays,
  UnknownPostError,
  uncountedFor,
} from '../../src/duties/index.ts'
import { rules } from './law.ts'

const mayor = { regulation: 'city-2019', post: 'mayor', from: '2020-01-01' }
const record: DutyRecord = { tenures: [mayor], activities: [] }
const inspected = (date: string) => ({ id: `i-${date}`, type: 'led-inspection', date })

describe('the span asked about', () => {
  it.each([
    ['month', '2026-11-01', '2026-11-30'],
    ['quarter', '2026-10-01', '2026-12-31'],
    ['half-year', '2026-07-01', '2026-12-31'],
    ['year', '2026-01-01', '2026-12-31'],
    ['rest-of-year', '2026-11-03', '2026-12-31'],
  ] as const)('%s on 3 November 2026', (span, from, to) => {
    expect(spanDays(span, '2026-11-03')).toEqual({ from, to })
  })
  it('any two days', () => {
    expect(spanDays({ from: '2025-01-01', to: '2025-06-30' }, '2026-11-03')).toEqual({
      from: '2025-01-01',
      to: '2025-06-30',
    })
  })
})

describe('what must I do this quarter', () => {
  it('gives every duty whose period overlaps it, each with its own deadline, the nearest first', () => {
    const overview = dutiesFor(rules, record, 'quarter', '2026-08-20')
    expect(overview.open.map((entry) => [entry.obligation, entry.end, entry.daysLeft])).toEqual([
      ['c-inspect', '2026-09-30', 41],
      ['c-debrief', '2026-12-31', 133],
      ['c-meet', '2026-12-31', 133],
    ])
  })
  it('puts open first, then missed, upcoming, met', () => {
    const activities = [inspected('2026-02-01'), inspected('2026-09-01')]
    const overview = dutiesFor(rules, { ...record, activities }, 'year', '2026-09-15')
    expect(overview.entries.map((entry) => [entry.obligation, entry.start, entry.status])).toEqual([
      ['c-debrief', '2026-01-01', 'open'],
      ['c-meet', '2026-07-01', 'open'],
      ['c-inspect', '2026-04-01', 'missed'],
      ['c-meet', '2026-01-01', 'missed'],
      ['c-inspect', '2026-10-01', 'upcoming'],
      ['c-inspect', '2026-01-01', 'met'],
      ['c-inspect', '2026-07-01', 'met'],
    ])
    const { open, missed, upcoming, met } = overview
    expect([...open, ...missed, ...upcoming, ...met]).toEqual(overview.entries)
  })
  it('a month’s question shows the quarter’s, half-year’s and year’s duties too', () => {
    const overview = dutiesFor(rules, record, 'month', '2026-11-03')
    expect(overview.entries.map((entry) => [entry.obligation, entry.end])).toEqual([
      ['c-debrief', '2026-12-31'],
      ['c-inspect', '2026-12-31'],
      ['c-meet', '2026-12-31'],
    ])
  })
  it('the rest of the year has what is still to come, and not the quarters gone by', () => {
    const overview = dutiesFor(rules, record, 'rest-of-year', '2026-09-30')
    expect(overview.open.map((entry) => entry.end)).toEqual(['2026-09-30', '2026-12-31', '2026-12-31'])
    expect(overview.upcoming.map((entry) => entry.start)).toEqual(['2026-10-01'])
    expect(overview.missed).toEqual([])
  })
  it('an impossible day is refused', () => {
    expect(() => dutiesFor(rules, record, 'quarter', '2026-02-30')).toThrow('“2026-02-30”')
  })
})

describe('grouping by deadline', () => {
  it('puts the entries of one last day together, the earliest first', () => {
    const { open } = dutiesFor(rules, record, 'quarter', '2026-08-20')
    const groups = groupByDeadline(open)
    expect(groups.map((group) => [group.end, group.daysLeft, group.entries.length])).toEqual([
      ['2026-09-30', 41, 1],
      ['2026-12-31', 133, 2],
    ])
  })
  it('has days left where one of the group is open, and none where none is', () => {
    const activities = [inspected('2026-10-08')]
    const { entries } = dutiesFor(rules, { ...record, activities }, 'quarter', '2026-11-03')
    expect(groupByDeadline(entries.toReversed()).map((group) => group.daysLeft)).toEqual([58])
    const { met } = dutiesFor(rules, { ...record, activities }, 'quarter', '2026-11-03')
    expect(groupByDeadline(met).map((group) => group.daysLeft)).toEqual([null])
    expect(groupByDeadline([])).toEqual([])
  })
})

describe('duties without a number', () => {
  const institution = {
    regulation: 'city-2019',
    post: 'party-and-government',
    from: '2026-03-01',
    to: '2026-05-31',
  }
  it.each([
    ['2026-02-01', '2026-02-28', 0],
    ['2026-02-01', '2026-03-01', 1],
    ['2026-05-31', '2026-06-30', 1],
    ['2026-06-01', '2026-06-30', 0],
  ])('of a post held from March to May, asked for %s to %s: %i', (from, to, count) => {
    expect(uncountedFor(rules, [institution], from, to)).toHaveLength(count)
  })
  it('belong to the post and the regulation, and come with the overview', () => {
    const elsewhere = { ...institution, regulation: 'province-2018' }
    const overview = dutiesFor(
      rules,
      { tenures: [mayor, elsewhere], activities: [] },
      'quarter',
      '2026-05-01',
    )
    expect(overview.uncounted.map((duty) => duty.id)).toEqual(['province-2018-irregular'])
  })
  it('a post still held counts on, an unknown one is named', () => {
    expect(uncountedFor(rules, [{ ...institution, to: null }], '2026-06-01', '2026-06-30')).toHaveLength(1)
    expect(() => uncountedFor(rules, [{ ...mayor, post: 'king' }], '2026-06-01', '2026-06-30')).toThrow(
      UnknownPostError,
    )
  })
})

describe('the obligations of a post', () => {
  it('come by id', () => {
    expect(obligationsOf(rules, 'city-2019', 'mayor').map((one) => one.id)).toEqual([
      'c-debrief',
      'c-inspect',
      'c-meet',
    ])
  })
  it('an unknown post is named', () => {
    expect(() => obligationsOf(rules, 'city-2019', 'king')).toThrow('city-2019:king')
  })
})
