import { createRequire } from 'node:module'
import type { CivilDate, DayNumber } from './civil-date.ts'
import { civilDate, civilDateOfDay, datePartsOf, dayNumberOf, MAX_YEAR, MIN_YEAR } from './civil-date.ts'

/** Which days are worked, as the State Council sets them: holidays off, make-up days worked. */
export interface Workdays {
  isWorkday(date: CivilDate): boolean
  /** The day itself where it is worked, else the latest workday before it. */
  onOrBefore(date: CivilDate): CivilDate
  /** The day itself where it is worked, else the first workday after it. */
  onOrAfter(date: CivilDate): CivilDate
}

/**
 * The published days by themselves, `YYYY-MM-DD` to a name. The package's functions are not used: they read a date in
 * the time zone of the process and are a day off west of Greenwich.
 */
const published = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json') as {
  holidays: Record<CivilDate, string>
  workdays: Record<CivilDate, string>
}

/** Days off by statute in every year, whatever the schedule. */
const FIXED_HOLIDAYS = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']

const FIRST_DAY = dayNumberOf(civilDate(MIN_YEAR, 1, 1))
const LAST_DAY = dayNumberOf(civilDate(MAX_YEAR, 12, 31))

/**
 * The workdays of mainland China in the years 1900 to 2999, from the schedules that the State Council has published.
 * In a year without one, Monday to Friday are worked but for the holidays of a fixed date (1 January, 1–2 May,
 * 1–3 October). Never throws for a valid date; where no workday is left before or after it within those years, the
 * date itself is given back.
 * @param options.onUnknownYear told once of every year asked about whose schedule is not known.
 */
export function chineseWorkdays(options: { onUnknownYear?: (year: number) => void } = {}): Workdays {
  /** By year, the day of the year from 0: 1 where it is worked. */
  const years = new Map<number, Uint8Array>()
  let firstOfYear = 0
  let daysOfYear: Uint8Array = new Uint8Array(0)

  function worked(day: DayNumber): boolean {
    // Days are asked about in clusters: the year asked about last is at hand.
    if (day < firstOfYear || day >= firstOfYear + daysOfYear.length) openYearOf(day)
    return daysOfYear[day - firstOfYear] === 1
  }

  function openYearOf(day: DayNumber): void {
    const { year } = datePartsOf(civilDateOfDay(day))
    let days = years.get(year)
    if (!days) {
      days = workdaysOfYear(year)
      years.set(year, days)
      if (!isPublished(year)) options.onUnknownYear?.(year)
    }
    firstOfYear = dayNumberOf(civilDate(year, 1, 1))
    daysOfYear = days
  }

  function nearest(date: CivilDate, step: 1 | -1): CivilDate {
    const start = dayNumberOf(date)
    for (let day = start; day >= FIRST_DAY && day <= LAST_DAY; day += step) {
      if (worked(day)) return day === start ? date : civilDateOfDay(day)
    }
    return date
  }

  return {
    isWorkday: (date) => worked(dayNumberOf(date)),
    onOrBefore: (date) => nearest(date, -1),
    onOrAfter: (date) => nearest(date, 1),
  }
}

/** Whether the year's own schedule is published: its neighbours' may hold days of it at either end. */
function isPublished(year: number): boolean {
  return published.holidays[`${year}-10-01`] !== undefined
}

function workdaysOfYear(year: number): Uint8Array {
  const first = dayNumberOf(civilDate(year, 1, 1))
  const days = new Uint8Array(dayNumberOf(civilDate(year, 12, 31)) - first + 1)
  const known = isPublished(year)
  for (let index = 0; index < days.length; index++) {
    if (isWorked(first + index, known)) days[index] = 1
  }
  return days
}

function isWorked(day: DayNumber, known: boolean): boolean {
  const date = civilDateOfDay(day)
  // A day that is listed is so whatever its year: late December may be set by the next year's schedule.
  if (published.workdays[date] !== undefined) return true
  if (published.holidays[date] !== undefined) return false
  if (!known && FIXED_HOLIDAYS.includes(date.slice(5))) return false
  return isMondayToFriday(day)
}

/** Day 0 was a Thursday; 1900-01-01, a Monday, is the first of all. */
function isMondayToFriday(day: DayNumber): boolean {
  return (day - FIRST_DAY) % 7 < 5
}
