/**
 * How often something recurs: every so many days, weeks, months, quarters, half-years or years, and into which blocks
 * that cuts the calendar. One unit is the calendar's own: weeks run from Monday to Sunday (ISO 8601) whatever year they
 * lie in. Blocks of several months that divide a year begin in January (every 3 months are the quarters); all other
 * blocks are counted from the unit that holds the rhythm's `from`.
 */
import { addDays, weekdayOf } from './arithmetic.ts'
import type { CivilDate, DayNumber } from './civil-date.ts'
import {
  civilDate,
  civilDateOfDay,
  datePartsOf,
  dayNumberOf,
  daysInMonth,
  MAX_YEAR,
  MIN_YEAR,
} from './civil-date.ts'

export type CalendarUnit = 'day' | 'week' | 'month' | 'quarter' | 'half-year' | 'year'

/** Every `every` units. */
export interface Rhythm {
  unit: CalendarUnit
  /** At least 1. */
  every: number
  /** A day of the block from which blocks are counted that the calendar does not align by itself. */
  from: CivilDate
}

const MONTHS = { month: 1, quarter: 3, 'half-year': 6, year: 12 } as const

/** The rhythm of one unit, or the one given. */
export function rhythmOf(unit: CalendarUnit | Rhythm): Rhythm {
  return typeof unit === 'string' ? { unit, every: 1, from: FIRST } : unit
}

/** Whether the calendar alone says where the blocks begin. */
export function isAligned({ unit, every }: Pick<Rhythm, 'unit' | 'every'>): boolean {
  return every === 1 || (unit === 'month' && 12 % every === 0)
}

/** First and last day of the block of a rhythm that holds a valid date, cut at the ends of the years 1900 to 2999. */
export function blockOf(rhythm: Rhythm, date: CivilDate): { start: CivilDate; end: CivilDate } {
  const { unit, every } = rhythm
  if (unit === 'day' || unit === 'week') {
    const length = (unit === 'week' ? 7 : 1) * every
    const origin = dayNumberOf(every === 1 ? dayOne(unit, date) : dayOne(unit, rhythm.from))
    const first = lastStep(dayNumberOf(date), origin, length)
    return { start: dateAt(Math.max(first, FIRST_DAY)), end: dateAt(Math.min(first + length - 1, LAST_DAY)) }
  }
  const length = MONTHS[unit] * every
  const origin = isAligned(rhythm) ? 0 : lastStep(monthIndex(rhythm.from), 0, MONTHS[unit])
  const first = lastStep(monthIndex(date), origin, length)
  return { start: firstOfMonth(first), end: lastOfMonth(first + length - 1) }
}

const FIRST = civilDate(MIN_YEAR, 1, 1)
const FIRST_DAY = dayNumberOf(FIRST)
const LAST = civilDate(MAX_YEAR, 12, 31)
const LAST_DAY = dayNumberOf(LAST)

/** The day itself; of a week its Monday. The calendar's first day is a Monday, so that no week begins before it. */
function dayOne(unit: 'day' | 'week', date: CivilDate): CivilDate {
  return unit === 'day' ? date : addDays(date, 1 - weekdayOf(date))
}

/** The greatest of `origin` plus or minus whole `length`s that is not above `at`. */
function lastStep(at: number, origin: number, length: number): number {
  return origin + Math.floor((at - origin) / length) * length
}

/** Months since January of year 0. */
function monthIndex(date: CivilDate): number {
  const { year, month } = datePartsOf(date)
  return year * 12 + month - 1
}

function firstOfMonth(index: number): CivilDate {
  return index < MIN_YEAR * 12 ? FIRST : civilDate(Math.floor(index / 12), (index % 12) + 1, 1)
}

function lastOfMonth(index: number): CivilDate {
  const year = Math.floor(index / 12)
  const month = (index % 12) + 1
  return year > MAX_YEAR ? LAST : civilDate(year, month, daysInMonth(year, month))
}

function dateAt(day: DayNumber): CivilDate {
  return civilDateOfDay(day)
}
