import type { CivilDate } from '../calendar/index.ts'
import { dayNumberOf, parseCivilDate, requireOrder } from '../calendar/index.ts'
import type { DatedActivity } from '../duties/index.ts'
import { countableActivities } from '../duties/index.ts'
import { inOrder, isDone, occasionsOf, reminderOf, rulesAt } from './occasions.ts'
import { periodsAround } from './periods.ts'
import type { Bound } from './scope.ts'
import { acceptedBy, boundOf, boundOfVacant } from './scope.ts'
import { ranksOf } from './stages.ts'
import type { PlanInput, Reminder } from './types.ts'

/**
 * Every reminder of a chat whose stage falls on a day of `from`…`to` (both included), each judged on its own day from
 * the ledger as it is given, in order of day, person, deadline and obligation.
 * @throws CivilDateError for a span that is none; DutyCaseError for a tenure or an activity with a bad date.
 */
export function planCalendar(input: PlanInput, from: CivilDate, to: CivilDate): Reminder[] {
  requireOrder(parseCivilDate(from), parseCivilDate(to))
  const { rules, subscription, records } = input
  const accepts = acceptedBy(subscription)
  const planned: Reminder[] = []
  for (const person of new Set(subscription.people)) {
    const record = records.get(person)
    if (!record) continue
    const bounds = boundOf(rules, person, record, accepts)
    if (bounds.length === 0) continue
    const activities = countableActivities(record.activities, dayNumberOf(to))
    for (const bound of bounds) plan(planned, input, bound, activities, from, to)
  }
  for (const bound of boundOfVacant(input, accepts)) plan(planned, input, bound, [], from, to)
  return planned.sort(inOrder)
}

function plan(
  planned: Reminder[],
  { subscription, workdays }: PlanInput,
  bound: Bound,
  activities: readonly DatedActivity[],
  from: CivilDate,
  to: CivilDate,
): void {
  const { unit } = (bound.rules[0] as Bound['rules'][number]).rule
  const first = Math.max(dayNumberOf(from), dayNumberOf(subscription.since))
  const last = dayNumberOf(to)
  const ranks = ranksOf(subscription.settings.stages)
  for (const period of periodsAround(unit, from, to)) {
    for (const occasion of occasionsOf(bound, period, ranks, workdays)) {
      const { day } = occasion
      if (day < first || day > last) continue
      const rules = rulesAt(bound, period, occasion, day)
      if (rules.length === 0 || isDone(rules, period, activities, day)) continue
      planned.push(reminderOf(subscription, bound, rules, period, occasion))
    }
  }
}
