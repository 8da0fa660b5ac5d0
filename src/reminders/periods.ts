/** The periods that a look at some days has to go through. */
import type { CivilDate, DayNumber, Workdays } from '../calendar/index.ts'
import { addDays, civilDate, dayNumberOf, earlier, MIN_YEAR, parseCivilDate } from '../calendar/index.ts'
import type { DutyRules, PeriodDays, PeriodSeries } from '../duties/index.ts'
import type { StagedPeriod, StageSet } from './stages.ts'
import { MISSED, staged } from './stages.ts'

const FIRST_OF_ALL = civilDate(MIN_YEAR, 1, 1)

/** The periods of a series that share a day with `from`…`to`, behind the one before them where the calendar has one. */
export function periodsAround(
  workdays: Workdays,
  series: PeriodSeries,
  from: CivilDate,
  to: CivilDate,
): StagedPeriod[] {
  return aroundOf(series, from, to).map((period) => staged(workdays, period))
}

function aroundOf(series: PeriodSeries, from: CivilDate, to: CivilDate): PeriodDays[] {
  const start = series.overlapping(from, from)[0]?.start ?? from
  return series.overlapping(start === FIRST_OF_ALL ? start : addDays(start, -1), to)
}

/** First day of the earliest period of which anything may still be brought up on a day; `on` itself without rules. */
export function earliestStart({ byPost }: DutyRules, on: CivilDate): CivilDate {
  const series = new Set([...byPost.values()].flatMap((rules) => rules.map((rule) => rule.series)))
  return [...series].map((each) => aroundOf(each, on, on)[0]?.start ?? on).reduce(earlier, on)
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
  on: CivilDate
  onDay: DayNumber
  workdays: Workdays
  /** The period of the day and the one before, of each series that was asked for. */
  standings: Map<PeriodSeries, Standing[]>
}

/** The period of a series that holds the day, behind the one before it. */
export function standingsOf(day: Day, series: PeriodSeries): readonly Standing[] {
  let standings = day.standings.get(series)
  if (!standings) {
    const { workdays, on, onDay } = day
    standings = periodsAround(workdays, series, on, on).map((period) => standingOf(period, onDay))
    day.standings.set(series, standings)
  }
  return standings
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
  const isWorkday = workdays.isWorkday(parseCivilDate(on))
  const day = isWorkday ? { on, onDay: dayNumberOf(on), workdays, standings: new Map() } : null
  days.set(on, day)
  return day
}

function standingOf(period: StagedPeriod, onDay: DayNumber): Standing {
  const over = onDay > period.lastDay
  let come = 0
  for (const [rank, day] of period.days.entries()) {
    if (day <= onDay && over === (rank === MISSED)) come |= 1 << rank
  }
  return { period, come: come & period.stages, heldDay: over ? period.lastDay : onDay }
}
