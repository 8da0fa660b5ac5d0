/** The stages in their order, and the workdays on which those of a period fall. */
import type { CivilDate, DayNumber, Workdays } from '../calendar/index.ts'
import { civilDate, civilDateOfDay, dayNumberOf, MAX_YEAR } from '../calendar/index.ts'
import type { PeriodDays } from '../duties/index.ts'
import { periodCode } from './names.ts'
import type { Stage } from './types.ts'

/** In the order in which they come; the place of a stage in it is its rank. */
export const STAGES: readonly Stage[] = ['opening', '30', '14', '7', '3', '1', 'last', 'missed']

export const OPENING = 0
export const MISSED = STAGES.length - 1

/** Of a stage that has no day. */
export const NEVER = Number.POSITIVE_INFINITY

const RANKS = new Map(STAGES.map((stage, rank) => [stage, rank]))

/** Days before the last day of the period, by rank. */
const DAYS_BEFORE = [0, 30, 14, 7, 3, 1, 0, 0]

const LAST_OF_ALL = dayNumberOf(civilDate(MAX_YEAR, 12, 31))

/** Place of a stage in their order, from 0. */
export function rankOf(stage: Stage): number {
  return RANKS.get(stage) ?? OPENING
}

/** Stages as the bits of a number, that of rank 0 the lowest. */
export type StageSet = number

const sets = new WeakMap<readonly Stage[], StageSet>()

/** The stages chosen, as a set. */
export function stageSet(stages: readonly Stage[]): StageSet {
  let set = sets.get(stages)
  if (set === undefined) {
    set = stages.reduce((bits, stage) => bits | (1 << rankOf(stage)), 0)
    sets.set(stages, set)
  }
  return set
}

/** The latest stage of a set; -1 of an empty one. */
export function latestOf(set: StageSet): number {
  return 31 - Math.clz32(set)
}

/** A period with the workdays of its stages, for whom it binds from its first day to its last. */
export interface StagedPeriod extends PeriodDays {
  /** 2026-Q4 */
  code: string
  /** By rank. */
  days: readonly DayNumber[]
  /** The stages that a period of this length has. */
  stages: StageSet
}

/**
 * From how many days of length on a period has which stages. What comes round every few days would fill every morning
 * if it had them all: nobody is reminded of what is due daily; of a week's duty once, on its last workday; of a
 * month's a week and a day ahead and at its end. Only of a month or more is it said that it was missed.
 */
const BY_LENGTH: readonly [days: number, stages: readonly Stage[]][] = [
  [84, STAGES],
  [28, ['7', '1', 'last', 'missed']],
  [7, ['last']],
  [1, []],
]

function stagesOf({ firstDay, lastDay }: PeriodDays): StageSet {
  const length = lastDay - firstDay + 1
  return stageSet(BY_LENGTH.find(([days]) => length >= days)?.[1] ?? [])
}

/** What was computed for a calendar of workdays, by the code of the period. */
const computed = new WeakMap<Workdays, Map<string, StagedPeriod>>()

/** The period with its stages' workdays, computed once for a calendar. */
export function staged(workdays: Workdays, period: PeriodDays): StagedPeriod {
  const periods = computed.get(workdays) ?? new Map<string, StagedPeriod>()
  computed.set(workdays, periods)
  const code = periodCode(period.start, period.end)
  const known = periods.get(code)
  if (known) return known
  const days = STAGES.map((_, rank) => dayOf(workdays, period, rank))
  const found = { ...period, code, days, stages: stagesOf(period) }
  periods.set(code, found)
  return found
}

/** The first workday of the days `first`…`last`; {@link NEVER} where there is none. */
export function firstWorkday(workdays: Workdays, first: DayNumber, last: DayNumber): DayNumber {
  if (first > last || first > LAST_OF_ALL) return NEVER
  const date: CivilDate = workdays.onOrAfter(civilDateOfDay(first))
  const day = workdays.isWorkday(date) ? dayNumberOf(date) : NEVER
  return day <= last ? day : NEVER
}

function dayOf(workdays: Workdays, period: PeriodDays, rank: number): DayNumber {
  if (rank === OPENING) return firstWorkday(workdays, period.firstDay, period.lastDay)
  if (rank === MISSED) return firstWorkday(workdays, period.lastDay + 1, LAST_OF_ALL)
  const wanted = civilDateOfDay(period.lastDay - (DAYS_BEFORE[rank] as number))
  return dayNumberOf(workdays.onOrBefore(wanted))
}
