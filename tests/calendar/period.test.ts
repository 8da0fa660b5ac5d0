import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  type CalendarUnit,
  CivilDateError,
  civilDateOfDay,
  dayNumberOf,
  daysLeft,
  everyUnit,
  holds,
  periodName,
  periodOf,
  periodsOverlapping,
  shiftPeriod,
} from '../../src/calendar/index.ts'

const UNITS: CalendarUnit[] = ['day', 'week', 'month', 'quarter', 'half-year', 'year']
const MONTHS = { month: 1, quarter: 3, 'half-year': 6, year: 12 }
const unit = fc.constantFrom(...UNITS)
const date = fc
  .integer({ min: dayNumberOf('1901-01-01'), max: dayNumberOf('2998-12-31') })
  .map(civilDateOfDay)

/** The model: the month's index divided by the unit's length, weeks back to a Monday, ends by Date.UTC. */
function naive(of: CalendarUnit, day: string): { start: string; end: string } {
  const year = Number(day.slice(0, 4))
  const iso = (month: number, dayOfMonth: number) =>
    new Date(Date.UTC(year, month, dayOfMonth)).toISOString().slice(0, 10)
  if (of === 'day') return { start: day, end: day }
  if (of === 'week') {
    const monday = Number(day.slice(8)) - ((new Date(day).getUTCDay() + 6) % 7)
    const month = Number(day.slice(5, 7)) - 1
    return { start: iso(month, monday), end: iso(month, monday + 6) }
  }
  const length = MONTHS[of]
  const first = Math.floor((Number(day.slice(5, 7)) - 1) / length) * length
  return { start: iso(first, 1), end: iso(first + length, 0) }
}

describe('periods', () => {
  it('agree with the model and hold their day', () => {
    fc.assert(
      fc.property(unit, date, (of, day) => {
        const period = periodOf(of, day)
        expect(period).toEqual({ unit: of, ...naive(of, day) })
        expect(holds(period, day)).toBe(true)
        expect(periodOf(of, period.start)).toEqual(period)
        expect(periodOf(of, period.end)).toEqual(period)
      }),
    )
  })
  it('are contiguous: each ends on the eve of the next', () => {
    fc.assert(
      fc.property(unit, date, (of, day) => {
        const period = periodOf(of, day)
        const next = shiftPeriod(period, 1)
        expect(next.start).toBe(addDays(period.end, 1))
        expect(shiftPeriod(next, -1)).toEqual(period)
      }),
    )
  })
  it('every day of a span lies in exactly one of the overlapping periods, and none is idle', () => {
    fc.assert(
      fc.property(unit, date, fc.integer({ min: 0, max: 400 }), (of, from, length) => {
        const first = dayNumberOf(from)
        const to = civilDateOfDay(Math.min(first + length, dayNumberOf('2999-12-31')))
        const periods = periodsOverlapping(of, from, to)
        for (let day = first; day <= dayNumberOf(to); day++) {
          expect(periods.filter((period) => holds(period, civilDateOfDay(day)))).toHaveLength(1)
        }
        for (const period of periods) expect(period.start <= to && period.end >= from).toBe(true)
      }),
      { numRuns: 50 },
    )
  })
  it.each<[CalendarUnit, string, string, string]>([
    ['quarter', '2026-03-31', '2026-01-01', '2026-03-31'],
    ['quarter', '2026-04-01', '2026-04-01', '2026-06-30'],
    ['quarter', '2026-12-31', '2026-10-01', '2026-12-31'],
    ['half-year', '2026-06-30', '2026-01-01', '2026-06-30'],
    ['half-year', '2026-07-01', '2026-07-01', '2026-12-31'],
    ['year', '2026-12-31', '2026-01-01', '2026-12-31'],
    ['year', '2027-01-01', '2027-01-01', '2027-12-31'],
    ['month', '2024-02-29', '2024-02-01', '2024-02-29'],
    ['month', '2026-02-28', '2026-02-01', '2026-02-28'],
  ])('the %s of %s is %s to %s', (of, day, start, end) => {
    expect(periodOf(of, day)).toEqual({ unit: of, start, end })
  })
  it('a span of one day, and one over a boundary', () => {
    expect(periodsOverlapping('quarter', '2026-03-31', '2026-03-31')).toHaveLength(1)
    expect(periodsOverlapping('quarter', '2026-03-31', '2026-04-01').map((p) => p.start)).toEqual([
      '2026-01-01',
      '2026-04-01',
    ])
    expect(periodsOverlapping('year', '2999-01-01', '2999-12-31')).toHaveLength(1)
  })
  it('a span that ends before it begins is refused, naming both days', () => {
    expect(() => periodsOverlapping('year', '2026-02-02', '2026-02-01')).toThrow(CivilDateError)
    expect(() => periodsOverlapping('year', '2026-02-02', '2026-02-01')).toThrow(/2026-02-02.*2026-02-01/)
  })
  it.each<[CalendarUnit, string, string]>([
    ['quarter', '2026-02-01', '2026年第一季度'],
    ['quarter', '2026-05-01', '2026年第二季度'],
    ['quarter', '2026-08-01', '2026年第三季度'],
    ['quarter', '2026-11-03', '2026年第四季度'],
    ['half-year', '2026-06-30', '2026年上半年'],
    ['half-year', '2026-07-01', '2026年下半年'],
    ['year', '2026-11-03', '2026年'],
    ['month', '2026-11-03', '2026年11月'],
  ])('the %s of %s is called %s', (of, day, name) => {
    expect(periodName(periodOf(of, day))).toBe(name)
  })
  it('names how often', () => {
    expect(UNITS.map((of) => everyUnit(of))).toEqual(['每天', '每周', '每月', '每季度', '每半年', '每年'])
  })
  it.each([
    ['2026-09-29', 1],
    ['2026-09-30', 0],
    ['2026-10-01', -1],
  ])('on %s there are %i days left to 30 September', (on, left) => {
    expect(daysLeft(on, '2026-09-30')).toBe(left)
  })
})
