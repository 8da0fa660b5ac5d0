import { describe, expect, it } from 'vitest'
import { periodCode, planCalendar, reminderKey } from '../../../src/reminders/index.ts'
import { activity, chat, days, inspection, MAYOR, tenure } from './chats.ts'

describe('a quarter’s stages', () => {
  it('moves those before a day off back, opening and missed on: New Year and Spring Festival 2026', () => {
    const planned = planCalendar(chat(), '2026-01-02', '2026-04-01')
    expect(days(planned.filter((one) => one.period === '2026-Q1'))).toEqual([
      // 1–3 January are off, and Sunday the 4th is worked for it.
      'opening 2026-01-04',
      // 1 March is a Sunday; Saturday 28 February is worked for Spring Festival.
      '30 2026-02-28',
      '14 2026-03-17',
      '7 2026-03-24',
      // 28 March is a Saturday.
      '3 2026-03-27',
      '1 2026-03-30',
      'last 2026-03-31',
      'missed 2026-04-01',
    ])
  })

  it('keeps out of the Mid-Autumn days and goes on after National Day week 2026', () => {
    const planned = planCalendar(chat(), '2026-07-01', '2026-10-31')
    expect(days(planned.filter((one) => one.period === '2026-Q3'))).toEqual([
      'opening 2026-07-01',
      '30 2026-08-31',
      '14 2026-09-16',
      '7 2026-09-23',
      // 25–27 September are off.
      '3 2026-09-24',
      '1 2026-09-29',
      'last 2026-09-30',
      'missed 2026-10-08',
    ])
    expect(days(planned.filter((one) => one.period === '2026-Q4'))).toEqual(['opening 2026-10-08'])
  })

  it('does so in 2025, when National Day and Mid-Autumn were eight days', () => {
    const planned = planCalendar(chat(), '2025-09-26', '2025-10-31')
    expect(days(planned)).toEqual([
      '3 2025-09-26',
      '1 2025-09-29',
      'last 2025-09-30',
      'missed 2025-10-09',
      'opening 2025-10-09',
    ])
  })

  it('says one thing a day: the latest stage of those that a holiday pushes together', () => {
    // 31 December 2028 is a Sunday: 3, 1 and the last day fall on Friday the 29th or the day before.
    const planned = planCalendar(chat(), '2028-12-20', '2029-01-05')
    expect(days(planned)).toEqual([
      '7 2028-12-22',
      '3 2028-12-28',
      'last 2028-12-29',
      'missed 2029-01-02',
      'opening 2029-01-02',
    ])
  })

  it('leaves the earlier one on that day where the latest is not wanted', () => {
    const input = chat({ settings: { stages: ['1', 'opening'] } })
    expect(days(planCalendar(input, '2028-12-20', '2029-01-05'))).toEqual([
      '1 2028-12-29',
      'opening 2029-01-02',
    ])
  })

  it('gives none where no stage is wanted', () => {
    expect(planCalendar(chat({ settings: { stages: [] } }), '2026-01-01', '2026-12-31')).toEqual([])
  })
})

describe('other periods', () => {
  it.each([
    ['half-year', '2026-H1', '2026-06-18', 'opening 2026-01-04,30 2026-05-29,14 2026-06-16'],
    ['half-year', '2026-H2', '2026-12-18', 'opening 2026-07-01,30 2026-12-01,14 2026-12-17'],
    ['year', '2026', '2026-12-18', 'opening 2026-01-04,30 2026-12-01,14 2026-12-17'],
  ] as const)('a %s, %s', (period, code, to, expected) => {
    const planned = planCalendar(chat({ rules: inspection({ period }) }), '2026-01-01', to)
    expect(
      days(planned.filter((one) => one.period === code))
        .slice(0, 3)
        .join(),
    ).toBe(expected)
  })

  it('counts back over 29 February', () => {
    const in2028 = planCalendar(chat(), '2028-02-28', '2028-03-18')
    const in2027 = planCalendar(chat(), '2027-02-26', '2027-03-18')
    // 30 days before 31 March: 1 March in a leap year and in any other.
    expect(days(in2028)).toEqual(['30 2028-03-01', '14 2028-03-17'])
    expect(days(in2027)).toEqual(['30 2027-03-01', '14 2027-03-17'])
  })

  it('goes over the turn of an unknown year with weekends and the fixed holidays', () => {
    const planned = planCalendar(chat(), '2090-12-29', '2091-01-05')
    // 31 December 2090 is a Sunday, New Year 2091 a Monday.
    expect(days(planned)).toEqual(['last 2090-12-29', 'missed 2091-01-02', 'opening 2091-01-02'])
  })

  it('plans the first and the last year of the calendar', () => {
    const rules = inspection({ from: '1900-01-01' }, { inForce: '1900-01-01' })
    const records = { 'tg:1': { tenures: [tenure('1900-01-01')], activities: [] } }
    const input = chat({ rules, records, since: '1900-01-01' })
    expect(days(planCalendar(input, '1900-01-01', '1900-02-28'))).toEqual(['opening 1900-01-02'])
    expect(days(planCalendar(input, '2999-12-29', '2999-12-31'))).toEqual(['1 2999-12-30', 'last 2999-12-31'])
  })
})

describe('what a reminder says of itself', () => {
  it('carries all that it is known by', () => {
    const [first] = planCalendar(chat(), '2026-12-01', '2026-12-01')
    expect(first).toEqual({
      key: 'tg:1|tg:1|c-inspect|2026-Q4|30',
      chat: 'tg:1',
      subscription: 'chat-0001',
      person: 'tg:1',
      obligation: 'c-inspect',
      posts: ['city-2019:mayor'],
      period: '2026-Q4',
      start: '2026-10-01',
      end: '2026-12-31',
      stage: '30',
      day: '2026-12-01',
      time: '09:00',
    })
  })

  it.each([
    ['2026-01-01', '2026-03-31', '2026-Q1'],
    ['2026-10-01', '2026-12-31', '2026-Q4'],
    ['2026-01-01', '2026-06-30', '2026-H1'],
    ['2026-07-01', '2026-12-31', '2026-H2'],
    ['2026-01-01', '2026-12-31', '2026'],
    ['2026-11-01', '2026-11-30', '2026-11'],
  ])('%s to %s is %s', (start, end, code) => {
    expect(periodCode(start, end)).toBe(code)
  })

  it('leaves the person empty where it is nobody’s', () => {
    const of = { chat: 'tg:-100', person: null, obligation: 'o', period: '2026', stage: 'last' } as const
    expect(reminderKey(of)).toBe('tg:-100||o|2026|last')
  })

  it('refuses a span that is none', () => {
    expect(() => planCalendar(chat(), '2026-12-02', '2026-12-01')).toThrow('晚于')
    expect(() => planCalendar(chat(), '2026-02-30', '2026-12-01')).toThrow('不是有效日期')
  })
})

describe('done is done', () => {
  const done = (...activities: ReturnType<typeof activity>[]) =>
    days(
      planCalendar(chat({ records: { 'tg:1': { ...MAYOR, activities } } }), '2026-12-17', '2027-01-04'),
    ).filter((one) => !one.startsWith('opening'))
  const ALL = [
    '14 2026-12-17',
    '7 2026-12-24',
    '3 2026-12-28',
    '1 2026-12-30',
    'last 2026-12-31',
    'missed 2027-01-04',
  ]

  it.each([
    ['on the eve of a stage', '2026-12-23', ALL.slice(0, 1)],
    ['on its day', '2026-12-24', ALL.slice(0, 1)],
    ['on the day after', '2026-12-25', ALL.slice(0, 2)],
    ['on the last day', '2026-12-31', ALL.slice(0, 4)],
    ['in the next period', '2027-01-01', ALL],
    ['in the period before', '2026-09-30', ALL],
  ])('%s (%s)', (_, date, expected) => {
    expect(done(activity(date))).toEqual(expected)
  })

  it('unless it was withdrawn, or is of another kind', () => {
    expect(done(activity('2026-11-01', { voided: true }))).toEqual(ALL)
    expect(done(activity('2026-11-01', { type: 'training' }))).toEqual(ALL)
  })

  it('once the count is reached', () => {
    const input = (count: number) =>
      chat({
        rules: inspection({ count: 2 }),
        records: { 'tg:1': { ...MAYOR, activities: [activity('2026-11-01', { count })] } },
      })
    expect(planCalendar(input(1), '2026-12-17', '2026-12-17')).toHaveLength(1)
    expect(planCalendar(input(2), '2026-12-17', '2026-12-17')).toHaveLength(0)
    expect(planCalendar(input(3), '2026-12-17', '2026-12-17')).toHaveLength(0)
  })
})
