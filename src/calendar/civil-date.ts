/**
 * Civil dates: a day of the calendar as it hangs on the wall in Asia/Shanghai, with no time and no zone.
 * Written `YYYY-MM-DD`, so plain string order is the order of time. Years 1900 to 2999.
 */

/** A civil date in Asia/Shanghai, `YYYY-MM-DD`. */
export type CivilDate = string

/** Days since 1970-01-01 (day 0); the form to calculate in where many dates are compared. */
export type DayNumber = number

export const MIN_YEAR = 1900
export const MAX_YEAR = 2999

/** A text that is no civil date, or a calculation that leaves the years 1900 to 2999. */
export class CivilDateError extends Error {
  override readonly name = 'CivilDateError'
  /** What was given. */
  readonly value: string

  constructor(value: string, message: string) {
    super(message)
    this.value = value
  }
}

/** Whether the year is a leap year of the Gregorian calendar. */
export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

/** Days in a month (1–12) of a year: 28 to 31; 0 where there is no such month. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  if (month === 4 || month === 6 || month === 9 || month === 11) return 30
  return Number.isInteger(month) && month >= 1 && month <= 12 ? 31 : 0
}

/** Whether year (1900–2999), month (1–12) and day of the month name a day that exists. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  return (
    Number.isInteger(year) &&
    Number.isInteger(day) &&
    year >= MIN_YEAR &&
    year <= MAX_YEAR &&
    day >= 1 &&
    day <= daysInMonth(year, month)
  )
}

/** Year, month (1–12) and day of a valid date. */
export function datePartsOf(date: CivilDate): { year: number; month: number; day: number } {
  return {
    year: yearOf(date),
    month: digit(date, 5) * 10 + digit(date, 6),
    day: digit(date, 8) * 10 + digit(date, 9),
  }
}

/** Whether a value is a `YYYY-MM-DD` text of a day that exists, years 1900 to 2999. Nothing is trimmed or mended. */
export function isCivilDate(value: unknown): value is CivilDate {
  if (typeof value !== 'string' || !hasShape(value)) return false
  const { year, month, day } = datePartsOf(value)
  return isCalendarDay(year, month, day)
}

/**
 * The text as a civil date.
 * @throws CivilDateError naming the text and the form wanted, where it is none.
 */
export function parseCivilDate(text: string): CivilDate {
  if (isCivilDate(text)) return text
  throw new CivilDateError(
    text,
    `“${text}”不是有效日期：应写作 YYYY-MM-DD，且确有这一天（${MIN_YEAR}至${MAX_YEAR}年），例如 2026-11-03。`,
  )
}

/**
 * The date of a year, a month (1–12) and a day of the month.
 * @throws CivilDateError where there is no such day.
 */
export function civilDate(year: number, month: number, day: number): CivilDate {
  if (isCalendarDay(year, month, day)) return written(year, month, day)
  throw new CivilDateError(
    `${year}-${month}-${day}`,
    `${year}年${month}月${day}日这一天不存在，或不在${MIN_YEAR}至${MAX_YEAR}年之内。`,
  )
}

/** Day number of a valid date. */
export function dayNumberOf(date: CivilDate): DayNumber {
  const { year, month, day } = datePartsOf(date)
  return dayNumber(year, month, day)
}

/**
 * The date of a day number.
 * @throws CivilDateError where the day lies outside the years 1900 to 2999.
 */
export function civilDateOfDay(day: DayNumber): CivilDate {
  if (!Number.isInteger(day) || day < MIN_DAY || day > MAX_DAY) {
    throw new CivilDateError(String(day), `日期超出${MIN_YEAR}至${MAX_YEAR}年的范围。`)
  }
  // The inverse of dayNumber(): years counted from March, in eras of 400 years (146,097 days).
  const shifted = day + DAYS_TO_EPOCH
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  return written(
    yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  )
}

/** Days from 0000-03-01, where the count by eras starts, to 1970-01-01. */
const DAYS_TO_EPOCH = 719_468

const MIN_DAY = dayNumber(MIN_YEAR, 1, 1)
const MAX_DAY = dayNumber(MAX_YEAR, 12, 31)

/** Proleptic Gregorian day count; years start in March so that the leap day comes last. */
function dayNumber(year: number, month: number, day: number): DayNumber {
  const marchYear = month <= 2 ? year - 1 : year
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  return (
    era * 146_097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    DAYS_TO_EPOCH
  )
}

function written(year: number, month: number, day: number): CivilDate {
  return `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`
}

function yearOf(date: CivilDate): number {
  return digit(date, 0) * 1000 + digit(date, 1) * 100 + digit(date, 2) * 10 + digit(date, 3)
}

/** Ten characters, digits but for the hyphens; looked at one by one, since every date that comes in goes through it. */
function hasShape(text: string): boolean {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return false
  for (let at = 0; at < 10; at++) {
    const value = digit(text, at)
    if (at !== 4 && at !== 7 && !(value >= 0 && value <= 9)) return false
  }
  return true
}

function digit(date: CivilDate, at: number): number {
  return date.charCodeAt(at) - 48
}
