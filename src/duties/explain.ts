/** How an entry came about, worked out on request alone so that mass evaluation carries no traces. */
import type { DayNumber } from '../calendar/index.ts'
import { civilDateOfDay, dayNumberOf } from '../calendar/index.ts'
import { heldRules, judgementDay } from './held.ts'
import type { DutyRules, PostRule } from './rules.ts'
import { ruleOf } from './rules.ts'
import type { DutyActivity, DutyCase, DutyEntry, DutyTrace, NotCountedReason } from './types.ts'
import type { Window } from './windows.ts'
import { clip, covers } from './windows.ts'

/**
 * The trace of an entry that `evaluate` gave for the same tenures, activities and `on`: provision, words and reading
 * of the rule, the days in which an activity counts, and every activity with whether and why it does not.
 * @throws UnknownObligationError, UnknownPostError where the entry is not of these rules.
 */
export function explain(
  rules: DutyRules,
  { tenures, activities, on }: Pick<DutyCase, 'tenures' | 'activities' | 'on'>,
  entry: DutyEntry,
): DutyTrace {
  const rule = ruleOf(rules, entry.obligation, entry.post)
  const held = heldRules(rules, tenures).find((one) => one.rule === rule)?.held ?? []
  const [first, last] = [dayNumberOf(entry.start), dayNumberOf(entry.end)]
  const why = (activity: DutyActivity) =>
    reasonNotCounted(activity, rule, held, { first, last }, judgementDay(on))
  return {
    entry,
    regulation: rule.obligation.regulation,
    provision: rule.obligation.ref,
    quote: rule.obligation.quote,
    reading: rule.obligation.reading ?? null,
    activity: rule.activity,
    windows: clip(held, Math.max(first, rule.firstDay), Math.min(last, rule.lastDay)).map((window) => ({
      from: civilDateOfDay(window.first),
      to: civilDateOfDay(window.last),
    })),
    counted: activities.filter((activity) => why(activity) === null),
    notCounted: activities.flatMap((activity) => {
      const reason = why(activity)
      return reason === null ? [] : [{ activity, reason }]
    }),
  }
}

/** The first reason, in the order of the type's own list, for which an activity does not count; null if it does. */
function reasonNotCounted(
  activity: DutyActivity,
  rule: PostRule,
  held: readonly Window[],
  period: Window,
  onDay: DayNumber,
): NotCountedReason | null {
  const day = dayNumberOf(activity.date)
  if (activity.type !== rule.activity) return 'other-type'
  if (activity.voided === true) return 'voided'
  if (day < period.first || day > period.last) return 'other-period'
  if (day < rule.firstDay || day > rule.lastDay) return 'not-in-force'
  if (!covers(held, day)) return 'outside-tenure'
  return day > onDay ? 'after-on' : null
}
