/** What counts towards a rule, by itself: for whoever asks about one rule and not about all that a person owes. */
import type { DayNumber } from '../calendar/index.ts'
import type { DatedActivity, HeldRule } from './held.ts'
import type { PeriodDays } from './period-days.ts'
import type { PostRule } from './rules.ts'
import type { Window } from './windows.ts'
import { covers } from './windows.ts'

/** Whether an activity counts towards the rule in the days `first`…`last` of a period in which it is in force. */
export function counts(
  activity: DatedActivity,
  rule: PostRule,
  held: readonly Window[],
  first: DayNumber,
  last: DayNumber,
): boolean {
  return (
    activity.day >= first &&
    activity.day <= last &&
    activity.type === rule.activity &&
    covers(held, activity.day)
  )
}

/**
 * Whether `evaluate` would call the rule met in the period, judged on the day `onDay`.
 * @param activities as `countableActivities` gives them, for `onDay` or a later day.
 */
export function isMet(
  { rule, held }: HeldRule,
  period: PeriodDays,
  activities: readonly DatedActivity[],
  onDay: DayNumber,
): boolean {
  const first = Math.max(period.firstDay, rule.firstDay)
  const last = Math.min(period.lastDay, rule.lastDay, onDay)
  let done = 0
  for (const activity of activities) {
    if (counts(activity, rule, held, first, last)) done += activity.times
  }
  return done >= rule.required
}
