import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  CivilDateError,
  civilDate,
  civilDateOfDay,
  compareDates,
  datePartsOf,
  dayNumberOf,
  daysBetween,
  daysInMonth,
  earlier,
  formatChinese,
  formatDay,
  formatMonthDay,
  formatShort,
  isCalendarDay,
  isCivilDate,
  isLeapYear,
  later,
  parseCivilDate,
  weekdayOf,
} from '../../src/calendar/index.ts'

const DAY_MS = 86_400_000
const FIRST = Date.UTC(1900, 0, 1) / DAY_MS
const LAST = Date.UTC(2999, 11, 31) / DAY_MS
const days = fc.integer({ min: FIRST, max: LAST })
const naive = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10)

describe('validation', () => {
  it.each(['1900-01-01', '2999-12-31', '2024-02-29', '2000-02-29', '2026-11-03', '2026-12-31'])(
    'takes %s',
    (text) => {
      expect(isCivilDate(text)).toBe(true)
      expect(parseCivilDate(text)).toBe(text)
    },
  )
  it.each([
    '1899-12-31',
    '3000-01-01',
    '2023-02-29',
    '2100-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-00-10',
    '2026-13-01',
    '2026-01-00',
    '2026-01-32',
    '2026-1-1',
    ' 2026-01-01',
    '2026-01-01\n',
    '2026-01-01T00:00',
    '２０２６-01-01',
    '2026/01/01',
    '20260101',
    '',
  ])('refuses %j, naming it', (text) => {
    expect(isCivilDate(text)).toBe(false)
    expect(() => parseCivilDate(text)).toThrow(CivilDateError)
    expect(() => parseCivilDate(text)).toThrow(`“${text}”`)
  })
  it.each([null, undefined, 20260101, new Date(0), {}])('refuses the value %s', (value) => {
    expect(isCivilDate(value)).toBe(false)
  })
  it('agrees with Date.UTC on which days exist', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1890, max: 3010 }),
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 0, max: 32 }),
        (year, month, day) => {
          const date = new Date(Date.UTC(year, month - 1, day))
          const real =
            date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1900 && year <= 2999
          expect(isCalendarDay(year, month, day)).toBe(real)
        },
      ),
    )
  })
  it.each([
    [1900, false],
    [2000, true],
    [2023, false],
    [2024, true],
    [2100, false],
  ])('leap year %i: %s', (year, leap) => {
    expect(isLeapYear(year)).toBe(leap)
    expect(daysInMonth(year, 2)).toBe(leap ? 29 : 28)
  })
  it.each([0, 13, 1.5, Number.NaN])('month %d has no days', (month) => {
    expect(daysInMonth(2026, month)).toBe(0)
  })
  it('refuses a day that does not exist when built from parts', () => {
    expect(civilDate(2024, 2, 29)).toBe('2024-02-29')
    expect(() => civilDate(2023, 2, 29)).toThrow('2023年2月29日')
  })
})

describe('arithmetic against Date.UTC', () => {
  it('day numbers go round', () => {
    fc.assert(
      fc.property(days, (day) => {
        const date = civilDateOfDay(day)
        expect(date).toBe(naive(day))
        expect(dayNumberOf(date)).toBe(day)
        const { year, month, day: dayOfMonth } = datePartsOf(date)
        expect(civilDate(year, month, dayOfMonth)).toBe(date)
      }),
    )
  })
  it('every day of 400 years is the next of the one before', () => {
    for (let day = dayNumberOf('1900-01-01'); day <= dayNumberOf('2300-01-01'); day++) {
      if (civilDateOfDay(day) !== naive(day)) throw new Error(`day ${day}`)
    }
    expect(civilDateOfDay(0)).toBe('1970-01-01')
  })
  it('adds and subtracts days, compares, and knows the weekday', () => {
    fc.assert(
      fc.property(days, days, (a, b) => {
        const [from, to] = [naive(a), naive(b)]
        expect(daysBetween(from, to)).toBe(b - a)
        expect(addDays(from, b - a)).toBe(to)
        expect(Math.sign(compareDates(from, to))).toBe(Math.sign(a - b))
        expect(earlier(from, to)).toBe(naive(Math.min(a, b)))
        expect(later(from, to)).toBe(naive(Math.max(a, b)))
        expect(weekdayOf(from)).toBe(new Date(a * DAY_MS).getUTCDay() || 7)
      }),
    )
  })
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-05-05', 0, '2026-05-05'],
    ['2026-05-05', -25, '2024-04-05'],
  ])('%s and %i months is %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected)
  })
  it('stops at the last and first year', () => {
    expect(addDays('2999-12-30', 1)).toBe('2999-12-31')
    expect(() => addDays('2999-12-31', 1)).toThrow(CivilDateError)
    expect(() => addDays('1900-01-01', -1)).toThrow(CivilDateError)
    expect(() => addMonths('2999-12-31', 1)).toThrow(CivilDateError)
    expect(() => civilDateOfDay(Number.NaN)).toThrow(CivilDateError)
    expect(() => civilDateOfDay(0.5)).toThrow(CivilDateError)
  })
})

describe('in Chinese', () => {
  it.each([
    ['2026-11-02', '2026年11月2日（星期一）'],
    ['2026-11-03', '2026年11月3日（星期二）'],
    ['2026-11-08', '2026年11月8日（星期日）'],
    ['2024-02-29', '2024年2月29日（星期四）'],
  ])('%s is %s', (date, text) => {
    expect(formatChinese(date)).toBe(text)
  })
  it('has short forms', () => {
    expect(formatDay('2026-11-03')).toBe('2026年11月3日')
    expect(formatMonthDay('2026-11-03')).toBe('11月3日')
    expect(formatShort('2026-11-03', '2026-01-01')).toBe('11月3日')
    expect(formatShort('2026-11-03', '2027-01-01')).toBe('2026年11月3日')
  })
})
