/** Every period of a span with how it came about, quickly enough for a year of a daily rule. */
import type { CivilDate } from '../calendar/index.ts'
import type { DutyActivity, DutyRules, DutyTenure, DutyTrace } from '../duties/index.ts'
import { evaluate, explain, postKey } from '../duties/index.ts'

/** What one person holds and has done, with the rules that bind. */
export interface Bound {
  rules: DutyRules
  tenures: readonly DutyTenure[]
  /** Of each kind by day, earliest first. */
  activities: readonly DutyActivity[]
}

/**
 * The traces of all that `evaluate` gives for `from`…`to`, in its order. Of what did not count only activities of the
 * rule's kind dated within the period are told: every other one would be told of each of 365 days.
 */
export function tracesOf(
  { rules, tenures, activities }: Bound,
  { from, to }: { from: CivilDate; to: CivilDate },
  on: CivilDate,
): DutyTrace[] {
  const ofType = Map.groupBy(activities, ({ type }) => type)
  const ofPost = Map.groupBy(tenures, ({ regulation, post }) => postKey(regulation, post))
  return evaluate(rules, { tenures, activities, from, to, on }).map((entry) => {
    const { activity = '', regulation = '' } = rules.obligations.get(entry.obligation) ?? {}
    const held = ofPost.get(postKey(regulation, entry.post)) ?? []
    const near = between(ofType.get(activity) ?? [], entry.start, entry.end)
    return explain(rules, { tenures: held, activities: near, on }, entry)
  })
}

/** Those dated on `start`…`end` of activities in order of their days. */
function between(sorted: readonly DutyActivity[], start: CivilDate, end: CivilDate): DutyActivity[] {
  const first = placeOf(sorted, (date) => date >= start)
  const after = placeOf(sorted, (date) => date > end)
  return sorted.slice(first, after)
}

/** The place of the first whose day is `past`; the length where none is. */
function placeOf(sorted: readonly DutyActivity[], past: (date: CivilDate) => boolean): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (past((sorted[middle] as DutyActivity).date)) high = middle
    else low = middle + 1
  }
  return low
}
