/**
 * Calendar periods: month, quarter, half-year, year. Both ends are included, and every day lies in exactly one
 * period of each unit.
 */
import { addDays } from './arithmetic.ts'
import type { CivilDate } from './civil-date.ts'
import { CivilDateError, civilDate, datePartsOf, daysInMonth } from './civil-date.ts'

export type CalendarUnit = 'month' | 'quarter' | 'half-year' | 'year'

/** A period of the calendar, both days included. */
export interface Period {
  unit: CalendarUnit
  start: CivilDate
  end: CivilDate
}

interface UnitRule {
  /** First and last month (1–12) of the unit's period that holds the month. */
  months: (month: number) => [first: number, last: number]
  /** Its name within the year, from the first month; empty for the year itself. */
  name: (first: number) => string
}

const ORDINALS = ['一', '二', '三', '四']

const UNITS: Record<CalendarUnit, UnitRule> = {
  month: { months: (month) => spanOf(month, 1), name: (first) => `${first}月` },
  quarter: {
    months: (month) => spanOf(month, 3),
    name: (first) => `第${ORDINALS[(first - 1) / 3]}季度`,
  },
  'half-year': { months: (month) => spanOf(month, 6), name: (first) => (first === 1 ? '上半年' : '下半年') },
  year: { months: () => [1, 12], name: () => '' },
}

/** The period of a unit that holds a valid date. */
export function periodOf(unit: CalendarUnit, date: CivilDate): Period {
  const { year, month } = datePartsOf(date)
  const [first, last] = UNITS[unit].months(month)
  return {
    unit,
    start: civilDate(year, first, 1),
    end: civilDate(year, last, daysInMonth(year, last)),
  }
}

/**
 * The period `steps` after a period (before it where negative) of the same unit.
 * @throws CivilDateError where that leaves the years 1900 to 2999.
 */
export function shiftPeriod(period: Period, steps: number): Period {
  let shifted = period
  for (let left = Math.abs(steps); left > 0; left--) {
    shifted = periodOf(period.unit, steps > 0 ? addDays(shifted.end, 1) : addDays(shifted.start, -1))
  }
  return shifted
}

/**
 * Every period of a unit that shares a day with `from`…`to` (both included), in order of time.
 * @throws CivilDateError where `to` lies before `from`.
 */
export function periodsOverlapping(unit: CalendarUnit, from: CivilDate, to: CivilDate): Period[] {
  requireOrder(from, to)
  const periods = [periodOf(unit, from)]
  for (let last = periods[0]; last && last.end < to; last = periods.at(-1)) {
    periods.push(shiftPeriod(last, 1))
  }
  return periods
}

/** Whether a day lies in the period. */
export function holds(period: { start: CivilDate; end: CivilDate }, date: CivilDate): boolean {
  return period.start <= date && date <= period.end
}

/** 2026年第四季度, 2026年下半年, 2026年, 2026年11月. */
export function periodName(period: Period): string {
  const { year, month } = datePartsOf(period.start)
  return `${year}年${UNITS[period.unit].name(month)}`
}

/** 每月, 每季度, 每半年, 每年. */
export function everyUnit(unit: CalendarUnit): string {
  return EVERY[unit]
}

const EVERY: Record<CalendarUnit, string> = {
  month: '每月',
  quarter: '每季度',
  'half-year': '每半年',
  year: '每年',
}

/**
 * Passes where `from` is not after `to`.
 * @throws CivilDateError naming both days where it is.
 */
export function requireOrder(from: CivilDate, to: CivilDate): void {
  if (from > to) {
    throw new CivilDateError(`${from}…${to}`, `起始日 ${from} 晚于截止日 ${to}：请把较早的一天写在前面。`)
  }
}

function spanOf(month: number, length: number): [number, number] {
  const first = month - ((month - 1) % length)
  return [first, first + length - 1]
}
