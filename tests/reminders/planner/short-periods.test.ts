/** What comes round every week, month or other few days is brought up sparingly. */
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../src/calendar/index.ts'
import type { Obligation } from '../../../src/knowledge/index.ts'
import { dueOn, earliestStart, periodCode, planCalendar } from '../../../src/reminders/index.ts'
import { activity, chat, days, handledFrom, inspection, MAYOR } from './chats.ts'

const planned = (rule: Partial<Obligation>, from: string, to: string) =>
  planCalendar(chat({ rules: inspection(rule) }), from, to)

describe('a daily duty', () => {
  it('is brought up on no day', () => {
    expect(planned({ period: 'day' }, '2026-01-01', '2026-12-31')).toEqual([])
  })
})

describe('a weekly duty', () => {
  it('is brought up once, on the last workday of a week: over the turn of the year', () => {
    expect(days(planned({ period: 'week' }, '2026-12-14', '2027-01-17'))).toEqual([
      'last 2026-12-18',
      'last 2026-12-25',
      // The week from 28 December to 3 January; Friday is New Year's Day.
      'last 2026-12-31',
      'last 2027-01-08',
      'last 2027-01-15',
    ])
  })

  it('goes by make-up days, and leaves a week out that has no workday', () => {
    const around = planned({ period: 'week' }, '2026-02-09', '2026-03-01')
    // Spring Festival takes the whole week from the 16th; Saturday 14 and 28 February are worked.
    expect(days(around)).toEqual(['last 2026-02-14', 'last 2026-02-28'])
  })

  it.each([
    ['in the week before', '2026-11-22', ['last 2026-11-27']],
    ['on its first day', '2026-11-23', []],
    ['on the eve of its last workday', '2026-11-26', []],
    ['on its last day', '2026-11-29', ['last 2026-11-27']],
  ])('is not when it was done: %s (%s)', (_, date, expected) => {
    const records = { 'tg:1': { ...MAYOR, activities: [activity(date)] } }
    const input = chat({ rules: inspection({ period: 'week' }), records })
    expect(days(planCalendar(input, '2026-11-23', '2026-11-29'))).toEqual(expected)
  })

  it('is never said to have been missed, and is not in a chat that does not want the last day', () => {
    const input = chat({
      rules: inspection({ period: 'week' }),
      settings: { stages: ['opening', '7', '1', 'missed'] },
    })
    expect(planCalendar(input, '2026-01-01', '2026-12-31')).toEqual([])
  })

  it('is made up for on a day that still belongs to its week, and not after it', () => {
    const input = chat({ rules: inspection({ period: 'week' }) })
    // 28 February is a Saturday that is worked.
    expect(days(dueOn(input, '2026-02-28', []))).toEqual(['last 2026-02-28'])
    const [friday] = planCalendar(input, '2026-11-27', '2026-11-27')
    expect(dueOn(input, '2026-11-27', handledFrom(friday ? [friday] : []))).toEqual([])
    expect(dueOn(input, '2026-11-30', [])).toEqual([])
  })
})

describe('a monthly duty', () => {
  it('is brought up a week and a day ahead, at its end, and where it was missed', () => {
    expect(days(planned({ period: 'month' }, '2026-11-01', '2026-12-01'))).toEqual([
      'missed 2026-11-02',
      // 23 November is a Monday, the 29th a Sunday.
      '7 2026-11-23',
      '1 2026-11-27',
      'last 2026-11-30',
      'missed 2026-12-01',
    ])
  })

  it.each([
    ['2027-02-01', '2027-02-28', ['7 2027-02-19', 'last 2027-02-26']],
    ['2028-02-01', '2028-02-29', ['7 2028-02-22', '1 2028-02-28', 'last 2028-02-29']],
  ])('knows how long February is: %s to %s', (from, to, expected) => {
    const of = planned({ period: 'month' }, from, to).filter((one) => one.stage !== 'missed')
    expect(days(of).slice(0, 3)).toEqual(expected)
  })

  it('every two months, likewise', () => {
    const found = planned({ period: 'month', every: 2 }, '2026-09-01', '2026-12-31')
    expect(found.map((one) => `${one.stage} ${one.day} ${one.period}`)).toEqual([
      'missed 2026-09-01 2026-07-01/2026-08-31',
      '7 2026-10-23 2026-09-01/2026-10-31',
      'last 2026-10-30 2026-09-01/2026-10-31',
      'missed 2026-11-02 2026-09-01/2026-10-31',
      '7 2026-12-24 2026-11-01/2026-12-31',
      '1 2026-12-30 2026-11-01/2026-12-31',
      'last 2026-12-31 2026-11-01/2026-12-31',
    ])
  })

  it('every three months, is a quarter’s', () => {
    const [a, b] = [{ period: 'month', every: 3 } as const, { period: 'quarter' } as const]
    expect(planned(a, '2026-01-01', '2026-12-31')).toEqual(planned(b, '2026-01-01', '2026-12-31'))
  })
})

describe('by length', () => {
  it.each([
    [6, ''],
    [7, 'last'],
    [27, 'last'],
    [28, '7,1,last'],
    [83, '7,1,last'],
    [84, 'opening,30,14,7,3,1,last'],
  ])('every %i days has %s', (every, expected) => {
    // A Thursday is the last day, so that no weekend takes a stage away.
    const from = addDays('2026-09-17', 1 - every)
    const found = planned({ period: 'day', every, from }, from, '2026-09-17')
    const first = found.filter((one) => one.start === from && one.stage !== 'missed')
    expect(first.map((one) => one.stage).join()).toBe(expected)
  })
})

describe('the code of a period', () => {
  it.each([
    ['2026-11-23', '2026-11-23', '2026-11-23'],
    ['2026-11-23', '2026-11-29', '2026-W48'],
    ['2026-12-28', '2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-01-10', '2027-W01'],
    ['2024-12-30', '2025-01-05', '2025-W01'],
    ['2026-11-24', '2026-11-30', '2026-11-24/2026-11-30'],
    ['2026-11-01', '2026-12-31', '2026-11-01/2026-12-31'],
    ['2026-02-01', '2026-04-30', '2026-02-01/2026-04-30'],
    ['2026-07-01', '2027-06-30', '2026-07-01/2027-06-30'],
    ['2999-12-01', '2999-12-31', '2999-12'],
  ])('%s to %s is %s', (start, end, code) => {
    expect(periodCode(start, end)).toBe(code)
  })
})

describe('the earliest period of which anything may be brought up', () => {
  it.each([
    [{ period: 'quarter' }, '2026-07-01'],
    [{ period: 'year' }, '2025-01-01'],
    [{ period: 'week' }, '2026-11-16'],
    [{ period: 'year', every: 3, from: '2020-05-01' }, '2023-01-01'],
  ] as const)('%j: from %s on', (rule, start) => {
    expect(earliestStart(inspection(rule), '2026-11-24')).toBe(start)
  })
})
