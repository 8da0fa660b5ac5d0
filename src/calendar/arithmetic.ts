import type { CivilDate } from './civil-date.ts'
import { civilDate, civilDateOfDay, datePartsOf, dayNumberOf, daysInMonth } from './civil-date.ts'

/**
 * The date `days` later (earlier where negative).
 * @throws CivilDateError where that leaves the years 1900 to 2999.
 */
export function addDays(date: CivilDate, days: number): CivilDate {
  return civilDateOfDay(dayNumberOf(date) + days)
}

/**
 * The same day of the month `months` later (earlier where negative); where that month is too short, its last day:
 * 2026-01-31 plus one month is 2026-02-28.
 * @throws CivilDateError where that leaves the years 1900 to 2999.
 */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const { year, month, day } = datePartsOf(date)
  const count = year * 12 + (month - 1) + months
  const toYear = Math.floor(count / 12)
  const toMonth = count - toYear * 12 + 1
  return civilDate(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)))
}

/** Days from `from` to `to`: 0 on the same day, 1 to the next, negative where `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumberOf(to) - dayNumberOf(from)
}

/** Days from `on` to the last day of a period: 0 on that day itself, negative after it. */
export function daysLeft(on: CivilDate, end: CivilDate): number {
  return daysBetween(on, end)
}

/** Day of the week, 1 = Monday … 7 = Sunday (ISO 8601). */
export function weekdayOf(date: CivilDate): number {
  // Day 0, 1970-01-01, was a Thursday.
  return ((((dayNumberOf(date) + 3) % 7) + 7) % 7) + 1
}

/** Order of two dates for `sort`: negative, 0 or positive. */
export function compareDates(a: CivilDate, b: CivilDate): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The earlier of two dates. */
export function earlier(a: CivilDate, b: CivilDate): CivilDate {
  return a <= b ? a : b
}

/** The later of two dates. */
export function later(a: CivilDate, b: CivilDate): CivilDate {
  return a >= b ? a : b
}
