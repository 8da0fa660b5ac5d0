/** The periods that a look at some days has to go through. */
import type { CivilDate, DayNumber, Workdays } from '../calendar/index.ts'
import { addDays, civilDate, dayNumberOf, MIN_YEAR, parseCivilDate } from '../calendar/index.ts'
import type { PostRule } from '../duties/index.ts'
import { periodDaysOverlapping } from '../duties/index.ts'
import type { StagedPeriod, StageSet } from './stages.ts'
import { MISSED, staged } from './stages.ts'

export type Unit = PostRule['unit']

const FIRST_OF_ALL = civilDate(MIN_YEAR, 1, 1)

/** The periods of a unit that share a day with `from`…`to`, behind the one before them where the calendar has one. */
export function periodsAround(
  workdays: Workdays,
  unit: Unit,
  from: CivilDate,
  to: CivilDate,
): StagedPeriod[] {
  const start = periodDaysOverlapping(unit, from, from)[0]?.start ?? from
  const begin = start === FIRST_OF_ALL ? start : addDays(start, -1)
  return periodDaysOverlapping(unit, begin, to).map((period) => staged(workdays, period))
}

/** One period as it stands on a day. */
export interface Standing {
  period: StagedPeriod
  /** Stages whose day has come and that there is still something to say at. */
  come: StageSet
  /** The day on which a post must be held: the day itself, of a period that is over its last. */
  heldDay: DayNumber
}

/** What is the same for all chats on one workday. */
export interface Day {
  onDay: DayNumber
  /** By unit the period of the day and the one before. */
  standings: Record<Unit, Standing[]>
}

/** The days asked about lately, null those off: all chats of a town ask about the same ones. */
const lately = new WeakMap<Workdays, Map<CivilDate, Day | null>>()

/** Some years, in little more than a megabyte; what is kept does not grow beyond. */
const MOST_KEPT = 2000

/**
 * The periods on a workday; null on a day off.
 * @throws CivilDateError where `on` is no date.
 */
export function workdayOf(workdays: Workdays, on: CivilDate): Day | null {
  let days = lately.get(workdays)
  if (!days) {
    days = new Map()
    lately.set(workdays, days)
  }
  const known = days.get(on)
  if (known !== undefined) return known
  if (days.size >= MOST_KEPT) days.clear()
  const day = workdays.isWorkday(parseCivilDate(on)) ? dayOf(workdays, on) : null
  days.set(on, day)
  return day
}

function dayOf(workdays: Workdays, on: CivilDate): Day {
  const onDay = dayNumberOf(on)
  const around = (unit: Unit) =>
    periodsAround(workdays, unit, on, on).map((period) => standingOf(period, onDay))
  return {
    onDay,
    standings: { quarter: around('quarter'), 'half-year': around('half-year'), year: around('year') },
  }
}

function standingOf(period: StagedPeriod, onDay: DayNumber): Standing {
  const over = onDay > period.lastDay
  let come = 0
  for (const [rank, day] of period.days.entries()) {
    if (day <= onDay && over === (rank === MISSED)) come |= 1 << rank
  }
  return { period, come, heldDay: over ? period.lastDay : onDay }
}
