/**
 * Periods: the blocks into which a unit of the calendar, or a rhythm of several, cuts time. Both ends are included, and
 * every day lies in exactly one period of each.
 */
import { addDays } from './arithmetic.ts'
import type { CivilDate } from './civil-date.ts'
import { CivilDateError } from './civil-date.ts'
import type { CalendarUnit, Rhythm } from './rhythm.ts'
import { blockOf, rhythmOf } from './rhythm.ts'

/** A period of the calendar, both days included. */
export interface Period {
  unit: CalendarUnit
  /** How many units it is long; left out where it is one. */
  every?: number
  start: CivilDate
  end: CivilDate
}

/** The period of a unit or rhythm that holds a valid date. */
export function periodOf(unit: CalendarUnit | Rhythm, date: CivilDate): Period {
  const rhythm = rhythmOf(unit)
  const several = rhythm.every === 1 ? {} : { every: rhythm.every }
  return { unit: rhythm.unit, ...several, ...blockOf(rhythm, date) }
}

/**
 * The period `steps` after a period (before it where negative) of the same rhythm.
 * @throws CivilDateError where that leaves the years 1900 to 2999.
 */
export function shiftPeriod(period: Period, steps: number): Period {
  const { unit, every = 1 } = period
  let shifted = period
  for (let left = Math.abs(steps); left > 0; left--) {
    // The next one begins on `next`; the one before is counted back from this one's first day.
    const next = steps > 0 ? addDays(shifted.end, 1) : shifted.start
    shifted = periodOf({ unit, every, from: next }, steps > 0 ? next : addDays(next, -1))
  }
  return shifted
}

/**
 * Every period of a unit or rhythm that shares a day with `from`…`to` (both included), in order of time.
 * @throws CivilDateError where `to` lies before `from`.
 */
export function periodsOverlapping(unit: CalendarUnit | Rhythm, from: CivilDate, to: CivilDate): Period[] {
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

/**
 * Passes where `from` is not after `to`.
 * @throws CivilDateError naming both days where it is.
 */
export function requireOrder(from: CivilDate, to: CivilDate): void {
  if (from > to) {
    throw new CivilDateError(`${from}…${to}`, `起始日 ${from} 晚于截止日 ${to}：请把较早的一天写在前面。`)
  }
}
