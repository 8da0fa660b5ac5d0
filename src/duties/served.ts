import type { CivilDate } from '../calendar/index.ts'
import { dayNumberOf, parseCivilDate } from '../calendar/index.ts'
import { heldRules } from './held.ts'
import { periodDaysOverlapping } from './period-days.ts'
import type { DutyRules } from './rules.ts'
import type { DutyTenure, ServedDuty } from './types.ts'
import { covers } from './windows.ts'

/**
 * The obligations, each with its period, towards which an activity of a type on a day counts for a person with these
 * tenures, by obligation and post. Empty where it counts for none.
 * @throws UnknownPostError, CivilDateError, DutyCaseError as `evaluate` does.
 */
export function dutiesServedBy(
  rules: DutyRules,
  tenures: readonly DutyTenure[],
  activity: { type: string; date: CivilDate },
): ServedDuty[] {
  const day = dayNumberOf(parseCivilDate(activity.date))
  return heldRules(rules, tenures)
    .filter(({ rule, held }) => rule.activity === activity.type && covers(held, day))
    .filter(({ rule }) => rule.firstDay <= day && day <= rule.lastDay)
    .flatMap(({ rule }) =>
      periodDaysOverlapping(rule.unit, activity.date, activity.date).map(({ start, end }) => ({
        obligation: rule.obligation,
        post: rule.post,
        start,
        end,
      })),
    )
}
