/** Tenures and activities of a case, checked and as day numbers. */
import type { CivilDate, DayNumber } from '../calendar/index.ts'
import { dayNumberOf, isCivilDate, parseCivilDate } from '../calendar/index.ts'
import { DutyCaseError } from './errors.ts'
import type { DutyRules, PostRule } from './rules.ts'
import { rulesOfPost } from './rules.ts'
import type { DutyActivity, DutyTenure } from './types.ts'
import type { Window } from './windows.ts'
import { union } from './windows.ts'

/** A rule that binds the person, and the days on which its post is held. */
export interface HeldRule {
  rule: PostRule
  held: Window[]
}

/** An activity that may count, with its day as a number. */
export interface DatedActivity {
  id: string
  type: string
  day: DayNumber
  times: number
}

/**
 * The rules of all posts held, in the order of the output; several tenures of one post are joined.
 * @throws UnknownPostError for a post that no regulation has; DutyCaseError for a tenure without sound dates.
 */
export function heldRules(rules: DutyRules, tenures: readonly DutyTenure[]): HeldRule[] {
  const byPost = new Map<readonly PostRule[], Window[]>()
  for (const [index, tenure] of tenures.entries()) {
    const bound = rulesOfPost(rules, tenure.regulation, tenure.post)
    const window = tenureWindow(tenure, index)
    const windows = byPost.get(bound)
    if (windows) windows.push(window)
    else byPost.set(bound, [window])
  }
  const held: HeldRule[] = []
  for (const [bound, windows] of byPost) {
    const days = union(windows)
    for (const rule of bound) held.push({ rule, held: days })
  }
  return byPost.size > 1 ? held.sort((a, b) => a.rule.rank - b.rule.rank) : held
}

/** The activities that are neither withdrawn nor later than the day `onDay`, in the order given. */
export function countableActivities(activities: readonly DutyActivity[], onDay: DayNumber): DatedActivity[] {
  const countable: DatedActivity[] = []
  for (const [index, activity] of activities.entries()) {
    const day = dayNumberOf(dateAt(activity.date, 'activities', index, 'date'))
    const times = timesOf(activity, index)
    if (activity.voided !== true && day <= onDay) {
      countable.push({ id: activity.id, type: activity.type, day, times })
    }
  }
  return countable
}

/** The day of judgement as a number. */
export function judgementDay(on: CivilDate): DayNumber {
  return dayNumberOf(parseCivilDate(on))
}

function tenureWindow(tenure: DutyTenure, index: number): Window {
  const first = dayNumberOf(dateAt(tenure.from, 'tenures', index, 'from'))
  if (tenure.to === undefined || tenure.to === null) return { first, last: Number.POSITIVE_INFINITY }
  const last = dayNumberOf(dateAt(tenure.to, 'tenures', index, 'to'))
  if (last < first) {
    throw new DutyCaseError(
      `tenures[${index}].to`,
      `离任日 ${tenure.to} 早于到任日 ${tenure.from}：请核对任期的起止日期。`,
    )
  }
  return { first, last }
}

function timesOf(activity: DutyActivity, index: number): number {
  const times = activity.count ?? 1
  if (Number.isInteger(times) && times >= 1) return times
  throw new DutyCaseError(`activities[${index}].count`, `次数 ${times} 无效：应为不小于 1 的整数。`)
}

function dateAt(date: CivilDate, list: string, index: number, key: string): CivilDate {
  if (isCivilDate(date)) return date
  throw new DutyCaseError(
    `${list}[${index}].${key}`,
    `“${date}”不是有效日期：应写作 YYYY-MM-DD，且确有这一天，例如 2026-11-03。`,
  )
}
