import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  type CalendarUnit,
  CivilDateError,
  civilDateOfDay,
  dayNumberOf,
  everyUnit,
  holds,
  isAligned,
  periodName,
  periodOf,
  periodsOverlapping,
  type Rhythm,
  shiftPeriod,
  weekOf,
} from '../../src/calendar/index.ts'

const date = fc
  .integer({ min: dayNumberOf('1950-01-01'), max: dayNumberOf('2950-12-31') })
  .map(civilDateOfDay)
const rhythm: fc.Arbitrary<Rhythm> = fc.record({
  unit: fc.constantFrom<CalendarUnit>('day', 'week', 'month', 'quarter', 'half-year', 'year'),
  every: fc.integer({ min: 1, max: 13 }),
  from: date,
})

describe('blocks of several units', () => {
  it('hold their day, follow one another and are the same from any of their days', () => {
    fc.assert(
      fc.property(rhythm, date, fc.nat(), (of, day, pick) => {
        const period = periodOf(of, day)
        expect(holds(period, day)).toBe(true)
        const length = dayNumberOf(period.end) - dayNumberOf(period.start) + 1
        expect(periodOf(of, addDays(period.start, pick % length))).toEqual(period)
        const next = shiftPeriod(period, 1)
        expect(next).toEqual(periodOf(of, addDays(period.end, 1)))
        expect(next.start).toBe(addDays(period.end, 1))
        expect(shiftPeriod(next, -1)).toEqual(period)
        expect(shiftPeriod(shiftPeriod(period, 3), -3)).toEqual(period)
      }),
    )
  })

  it('begin with the unit that holds the day they are counted from, unless the calendar aligns them', () => {
    fc.assert(
      fc.property(rhythm, date, (of, other) => {
        const home = periodOf(of, of.from)
        if (!isAligned(of)) expect(home.start).toBe(periodOf(of.unit, of.from).start)
        else expect(periodOf({ ...of, from: other }, of.from)).toEqual(home)
      }),
    )
  })

  it('of every unit alone are the calendar’s', () => {
    fc.assert(
      fc.property(rhythm, date, (of, day) => {
        expect(periodOf({ ...of, every: 1 }, day)).toEqual(periodOf(of.unit, day))
      }),
    )
  })

  it.each([
    ['month', 2, '2026-03-15', '2026-03-01', '2026-04-30', '2026年3月至4月'],
    ['month', 2, '2026-02-28', '2026-01-01', '2026-02-28', '2026年1月至2月'],
    ['month', 2, '2028-02-29', '2028-01-01', '2028-02-29', '2028年1月至2月'],
    ['month', 3, '2026-05-01', '2026-04-01', '2026-06-30', '2026年第二季度'],
    ['month', 4, '2026-05-01', '2026-05-01', '2026-08-31', '2026年5月至8月'],
    ['month', 6, '2026-06-30', '2026-01-01', '2026-06-30', '2026年上半年'],
    ['month', 12, '2026-06-30', '2026-01-01', '2026-12-31', '2026年'],
    // Counted from November 2025, in which the rule begins.
    ['month', 5, '2026-03-31', '2025-11-01', '2026-03-31', '2025年11月至2026年3月'],
    ['month', 5, '2026-04-01', '2026-04-01', '2026-08-31', '2026年4月至8月'],
    ['month', 5, '2025-10-31', '2025-06-01', '2025-10-31', '2025年6月至10月'],
    ['month', 24, '2026-04-01', '2025-11-01', '2027-10-31', '2025年11月至2027年10月'],
    ['quarter', 2, '2026-03-31', '2025-10-01', '2026-03-31', '2025年10月至2026年3月'],
    ['quarter', 2, '2026-04-01', '2026-04-01', '2026-09-30', '2026年4月至9月'],
    ['half-year', 3, '2026-12-31', '2025-07-01', '2026-12-31', '2025年7月至2026年12月'],
    ['year', 2, '2026-12-31', '2025-01-01', '2026-12-31', '2025年至2026年'],
    ['year', 3, '2024-12-31', '2022-01-01', '2024-12-31', '2022年至2024年'],
    // 19 November 2025 is a Wednesday.
    ['week', 2, '2025-11-30', '2025-11-17', '2025-11-30', '2025年11月17日至30日'],
    ['week', 2, '2026-01-01', '2025-12-29', '2026-01-11', '2025年12月29日至2026年1月11日'],
    ['day', 10, '2025-11-28', '2025-11-19', '2025-11-28', '2025年11月19日至28日'],
    ['day', 10, '2025-11-18', '2025-11-09', '2025-11-18', '2025年11月9日至18日'],
  ] as const)('every %s × %i around %s', (unit, every, day, start, end, name) => {
    const period = periodOf({ unit, every, from: '2025-11-19' }, day)
    expect(period).toEqual({ unit, every, start, end })
    expect(periodName(period)).toBe(name)
  })

  it('are cut at the ends of the calendar', () => {
    const of: Rhythm = { unit: 'year', every: 7, from: '2025-01-01' }
    const first = periodOf(of, '1900-01-01')
    const last = periodOf(of, '2999-12-31')
    expect([first.start, last.end]).toEqual(['1900-01-01', '2999-12-31'])
    expect(periodOf('week', '2999-12-31').end).toBe('2999-12-31')
    expect(periodsOverlapping('week', '2999-12-28', '2999-12-31')).toHaveLength(2)
    expect(periodsOverlapping(of, '1900-01-01', '2999-12-31').at(-1)).toEqual(last)
    expect(shiftPeriod(first, 1)).toEqual(periodOf(of, addDays(first.end, 1)))
    expect(() => shiftPeriod(last, 1)).toThrow(CivilDateError)
    expect(() => shiftPeriod(first, -1)).toThrow(CivilDateError)
  })

  it('are said as people say them', () => {
    const units: CalendarUnit[] = ['day', 'week', 'month', 'quarter', 'half-year', 'year']
    expect(units.map((unit) => everyUnit(unit, 2))).toEqual([
      '每2天',
      '每2周',
      '每2个月',
      '每2个季度',
      '每2个半年',
      '每2年',
    ])
  })
})

describe('weeks', () => {
  it.each([
    ['2026-11-22', '2026-11-16', '2026-11-22', '2026年第47周（11月16日至22日）'],
    ['2026-11-23', '2026-11-23', '2026-11-29', '2026年第48周（11月23日至29日）'],
    ['2026-12-27', '2026-12-21', '2026-12-27', '2026年第52周（12月21日至27日）'],
    ['2026-12-28', '2026-12-28', '2027-01-03', '2026年第53周（12月28日至2027年1月3日）'],
    ['2027-01-03', '2026-12-28', '2027-01-03', '2026年第53周（12月28日至2027年1月3日）'],
    ['2027-01-04', '2027-01-04', '2027-01-10', '2027年第1周（1月4日至10日）'],
    ['2024-12-31', '2024-12-30', '2025-01-05', '2025年第1周（2024年12月30日至1月5日）'],
    ['2028-02-29', '2028-02-28', '2028-03-05', '2028年第9周（2月28日至3月5日）'],
  ])('the one of %s', (day, start, end, name) => {
    expect(periodOf('week', day)).toEqual({ unit: 'week', start, end })
    expect(periodName(periodOf('week', day))).toBe(name)
  })

  it('are numbered through a year, whose first week holds 4 January', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1950, max: 2950 }), (year) => {
        expect(weekOf(`${year}-01-04`)).toEqual({ weekYear: year, week: 1 })
        const last = weekOf(`${year}-12-28`)
        expect(last.weekYear).toBe(year)
        expect([52, 53]).toContain(last.week)
        expect(weekOf(addDays(periodOf('week', `${year}-12-28`).end, 1))).toEqual({
          weekYear: year + 1,
          week: 1,
        })
      }),
    )
  })
})
