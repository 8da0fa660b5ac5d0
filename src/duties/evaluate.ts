/**
 * The state of every obligation in every period, from tenures and activities. Rules of counting:
 *
 * - A period is due where it overlaps a tenure of the post and the rule is in force on a day of that overlap.
 * - An activity counts when it is of the rule's type, took place in the period, on a day when the post was held and
 *   the rule in force, not after the day of judgement, and is not withdrawn. One activity counts towards every
 *   obligation of its type. An activity before the regulation binds fulfils nothing: there was no duty yet.
 * - The required count is never prorated; `partial` tells that the days above do not fill the period.
 */
import type { CivilDate, DayNumber } from '../calendar/index.ts'
import { parseCivilDate, requireOrder } from '../calendar/index.ts'
import { counts } from './counting.ts'
import type { DatedActivity, HeldRule } from './held.ts'
import { countableActivities, heldRules, judgementDay } from './held.ts'
import type { PeriodDays } from './period-days.ts'
import { periodDaysOverlapping } from './period-days.ts'
import type { DutyRules } from './rules.ts'
import type { DutyCase, DutyEntry, DutyStatus } from './types.ts'
import { coverage } from './windows.ts'

/**
 * One entry per obligation, post and period that overlaps `from`…`to` (both days included) and is due from the
 * person, sorted by obligation, post and start in code-unit order.
 * @throws UnknownPostError for a tenure of a post that no regulation has; CivilDateError for a span that is none;
 *   DutyCaseError for a tenure or activity with a bad date.
 */
export function evaluate(rules: DutyRules, { tenures, activities, from, to, on }: DutyCase): DutyEntry[] {
  requireOrder(parseCivilDate(from), parseCivilDate(to))
  const onDay = judgementDay(on)
  const countable = countableActivities(activities, onDay)
  const entries: DutyEntry[] = []
  for (const held of heldRules(rules, tenures)) addEntries(entries, held, countable, from, to, onDay)
  return entries
}

function addEntries(
  entries: DutyEntry[],
  { rule, held }: HeldRule,
  countable: readonly DatedActivity[],
  from: CivilDate,
  to: CivilDate,
  onDay: DayNumber,
): void {
  for (const period of periodDaysOverlapping(rule.unit, from, to)) {
    const first = Math.max(period.firstDay, rule.firstDay)
    const last = Math.min(period.lastDay, rule.lastDay)
    const covered = coverage(held, first, last)
    if (covered === 0) continue
    const activities: string[] = []
    let done = 0
    for (const activity of countable) {
      if (!counts(activity, rule, held, first, last)) continue
      activities.push(activity.id)
      done += activity.times
    }
    const status = statusOf(done >= rule.required, period, onDay)
    entries.push({
      obligation: rule.obligation.id,
      post: rule.post,
      start: period.start,
      end: period.end,
      required: rule.required,
      done,
      status,
      partial: covered < period.lastDay - period.firstDay + 1,
      daysLeft: status === 'open' ? period.lastDay - onDay : null,
      activities,
    })
  }
}

function statusOf(reached: boolean, period: PeriodDays, onDay: DayNumber): DutyStatus {
  if (reached) return 'met'
  if (onDay < period.firstDay) return 'upcoming'
  return onDay <= period.lastDay ? 'open' : 'missed'
}
