/** Calendar periods with their days as numbers, each year's computed once: an evaluation asks for them all the time. */
import type { CivilDate, DayNumber, Period } from '../calendar/index.ts'
import { civilDate, datePartsOf, dayNumberOf, periodsOverlapping } from '../calendar/index.ts'
import type { PeriodUnit } from '../knowledge/index.ts'

export interface PeriodDays extends Period {
  firstDay: DayNumber
  lastDay: DayNumber
}

const byYear: Record<PeriodUnit, Map<number, PeriodDays[]>> = {
  quarter: new Map(),
  'half-year': new Map(),
  year: new Map(),
}

/** Every period of a unit that shares a day with `from`…`to`, which must be valid dates in order. */
export function periodDaysOverlapping(unit: PeriodUnit, from: CivilDate, to: CivilDate): PeriodDays[] {
  const [first, last] = [dayNumberOf(from), dayNumberOf(to)]
  const overlapping: PeriodDays[] = []
  for (let year = datePartsOf(from).year; year <= datePartsOf(to).year; year++) {
    for (const period of periodsOfYear(unit, year)) {
      if (period.firstDay <= last && period.lastDay >= first) overlapping.push(period)
    }
  }
  return overlapping
}

/** No unit of a frequency rule crosses a year's end, so a year's periods are complete in themselves. */
function periodsOfYear(unit: PeriodUnit, year: number): PeriodDays[] {
  let periods = byYear[unit].get(year)
  if (!periods) {
    periods = periodsOverlapping(unit, civilDate(year, 1, 1), civilDate(year, 12, 31)).map((period) => ({
      ...period,
      firstDay: dayNumberOf(period.start),
      lastDay: dayNumberOf(period.end),
    }))
    byYear[unit].set(year, periods)
  }
  return periods
}
