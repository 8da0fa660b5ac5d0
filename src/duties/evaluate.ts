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
  const periods = rule.series.overlapping(from, to)
  const apart = periods.length > FEW ? byPeriod(periods, rule.activity, countable) : null
  for (const [index, period] of periods.entries()) {
    const first = Math.max(period.firstDay, rule.firstDay)
    const last = Math.min(period.lastDay, rule.lastDay)
    const covered = coverage(held, first, last)
    if (covered === 0) continue
    const activities: string[] = []
    let done = 0
    for (const activity of apart ? (apart.get(index) ?? []) : countable) {
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

/** Up to so many periods it is quicker to look through all activities for each than to sort them out first. */
const FEW = 16

/** The activities of the type by the place of the period that holds them, each list in the order given. */
function byPeriod(
  periods: readonly PeriodDays[],
  type: string,
  countable: readonly DatedActivity[],
): Map<number, DatedActivity[]> {
  const apart = new Map<number, DatedActivity[]>()
  for (const activity of countable) {
    if (activity.type !== type) continue
    const place = placeOf(periods, activity.day)
    const list = apart.get(place)
    if (list) list.push(activity)
    else apart.set(place, [activity])
  }
  return apart
}

/** The place of the last period that has begun by the day; -1 before all. */
function placeOf(periods: readonly PeriodDays[], day: DayNumber): number {
  let [low, high] = [0, periods.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((periods[middle] as PeriodDays).firstDay <= day) low = middle + 1
    else high = middle
  }
  return low - 1
}

function statusOf(reached: boolean, period: PeriodDays, onDay: DayNumber): DutyStatus {
  if (reached) return 'met'
  if (onDay < period.firstDay) return 'upcoming'
  return onDay <= period.lastDay ? 'open' : 'missed'
}
