/** The stages in their order, and the workdays on which those of a period fall. */
import type { CivilDate, DayNumber, Workdays } from '../calendar/index.ts'
import { civilDate, civilDateOfDay, dayNumberOf, MAX_YEAR } from '../calendar/index.ts'
import type { PeriodDays } from '../duties/index.ts'
import type { Stage } from './types.ts'

/** In the order in which they come; the place of a stage in it is its rank. */
export const STAGES: readonly Stage[] = ['opening', '30', '14', '7', '3', '1', 'last', 'missed']

export const OPENING = 0
export const MISSED = STAGES.length - 1

/** Of a stage that has no day. */
export const NEVER = Number.POSITIVE_INFINITY

const RANKS: Readonly<Record<Stage, number>> = {
  opening: OPENING,
  '30': 1,
  '14': 2,
  '7': 3,
  '3': 4,
  '1': 5,
  last: 6,
  missed: MISSED,
}

/** Days before the last day of the period, by rank. */
const DAYS_BEFORE = [0, 30, 14, 7, 3, 1, 0, 0]

const LAST_OF_ALL = dayNumberOf(civilDate(MAX_YEAR, 12, 31))

/** Place of a stage in their order, from 0. */
export function rankOf(stage: Stage): number {
  return RANKS[stage]
}

/** The ranks of the stages chosen, the last first, none twice. */
export function ranksOf(stages: readonly Stage[]): number[] {
  return STAGES.map((_, rank) => rank)
    .filter((rank) => stages.includes(STAGES[rank] as Stage))
    .reverse()
}

/** By rank the workday of every stage of a period for whom it binds from its first day to its last. */
export type StageDays = readonly DayNumber[]

/** What was computed for a calendar of workdays: by unit and first day of the period. */
const computed = new WeakMap<Workdays, Map<string, Map<DayNumber, StageDays>>>()

/** The workdays of a period's stages, computed once for a calendar. */
export function stageDays(workdays: Workdays, period: PeriodDays): StageDays {
  let units = computed.get(workdays)
  if (!units) {
    units = new Map()
    computed.set(workdays, units)
  }
  let periods = units.get(period.unit)
  if (!periods) {
    periods = new Map()
    units.set(period.unit, periods)
  }
  let days = periods.get(period.firstDay)
  if (!days) {
    days = STAGES.map((_, rank) => dayOf(workdays, period, rank))
    periods.set(period.firstDay, days)
  }
  return days
}

/** The first workday of the days `first`…`last`; {@link NEVER} where there is none. */
export function firstWorkday(workdays: Workdays, first: DayNumber, last: DayNumber): DayNumber {
  if (first > last || first > LAST_OF_ALL) return NEVER
  const day = onOrAfter(workdays, first)
  return day >= first && day <= last ? day : NEVER
}

function dayOf(workdays: Workdays, period: PeriodDays, rank: number): DayNumber {
  if (rank === OPENING) return firstWorkday(workdays, period.firstDay, period.lastDay)
  if (rank === MISSED) return firstWorkday(workdays, period.lastDay + 1, NEVER)
  const wanted = civilDateOfDay(period.lastDay - (DAYS_BEFORE[rank] as number))
  return dayNumberOf(workdays.onOrBefore(wanted))
}

function onOrAfter(workdays: Workdays, day: DayNumber): DayNumber {
  const date: CivilDate = workdays.onOrAfter(civilDateOfDay(day))
  return workdays.isWorkday(date) ? dayNumberOf(date) : NEVER
}
