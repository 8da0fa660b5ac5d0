import type { CivilDate } from '../calendar/index.ts'
import { addDays, civilDate, MIN_YEAR } from '../calendar/index.ts'
import type { PeriodDays, PostRule } from '../duties/index.ts'
import { periodDaysOverlapping } from '../duties/index.ts'

const FIRST_OF_ALL = civilDate(MIN_YEAR, 1, 1)

/** The periods of a unit that share a day with `from`…`to`, behind the one before them where the calendar has one. */
export function periodsAround(unit: PostRule['unit'], from: CivilDate, to: CivilDate): PeriodDays[] {
  const [first] = periodDaysOverlapping(unit, from, from) as [PeriodDays]
  const begin = first.start === FIRST_OF_ALL ? first.start : addDays(first.start, -1)
  return periodDaysOverlapping(unit, begin, to)
}
