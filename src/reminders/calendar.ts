import type { CivilDate, DayNumber, Workdays } from '../calendar/index.ts'
import { dayNumberOf, parseCivilDate, requireOrder } from '../calendar/index.ts'
import type { DatedActivity, PeriodSeries } from '../duties/index.ts'
import { countableActivities } from '../duties/index.ts'
import { beganOf, isOfBefore } from './began.ts'
import { inOrder, isDone, occasionsOf, reminderOf, rulesAt } from './occasions.ts'
import { periodsAround } from './periods.ts'
import type { Bound } from './scope.ts'
import { acceptedBy, boundOf, boundOfVacant } from './scope.ts'
import type { StagedPeriod } from './stages.ts'
import { stageSet } from './stages.ts'
import type { PlanInput, Reminder } from './types.ts'

/**
 * Every reminder of a chat whose stage falls on a day of `from`…`to` (both included), each judged on its own day from
 * the ledger as it is given, in order of day, person, deadline and obligation.
 * @throws CivilDateError for a span that is none; DutyCaseError for a tenure or an activity with a bad date.
 */
export function planCalendar(input: PlanInput, from: CivilDate, to: CivilDate): Reminder[] {
  requireOrder(parseCivilDate(from), parseCivilDate(to))
  const { rules, workdays, subscription, records } = input
  const accepts = acceptedBy(subscription)
  const span: Span = {
    first: dayNumberOf(from),
    last: dayNumberOf(to),
    periods: periodsOnce(workdays, from, to),
  }
  const planned: Reminder[] = []
  for (const person of new Set(subscription.people)) {
    const record = records.get(person)
    const bounds = record ? boundOf(rules, person, record, accepts) : []
    if (!record || bounds.length === 0) continue
    const activities = countableActivities(record.activities, span.last)
    for (const bound of bounds) plan(planned, input, bound, activities, span)
  }
  for (const bound of boundOfVacant(input, accepts)) plan(planned, input, bound, [], span)
  return planned.sort(inOrder)
}

/** The days looked at, and for rules that recur alike the periods whose stages may fall on them. */
interface Span {
  first: DayNumber
  last: DayNumber
  periods: (series: PeriodSeries) => StagedPeriod[]
}

/** The periods around the span, put together once for all rules that recur alike. */
function periodsOnce(workdays: Workdays, from: CivilDate, to: CivilDate): Span['periods'] {
  const known = new Map<PeriodSeries, StagedPeriod[]>()
  return (series) => {
    const periods = known.get(series) ?? periodsAround(workdays, series, from, to)
    known.set(series, periods)
    return periods
  }
}

function plan(
  planned: Reminder[],
  { subscription, workdays }: PlanInput,
  bound: Bound,
  activities: readonly DatedActivity[],
  { first, last, periods }: Span,
): void {
  const stages = stageSet(subscription.settings.stages)
  const began = beganOf(subscription, bound.person)
  for (const period of periods(bound.series)) {
    for (const occasion of occasionsOf(bound, period, stages, workdays)) {
      const { day } = occasion
      if (day < first || day > last || isOfBefore(began, occasion, period)) continue
      const rules = rulesAt(bound, period, occasion, day)
      if (rules.length === 0 || isDone(rules, period, activities, day)) continue
      planned.push(reminderOf(subscription, bound, rules, period, occasion))
    }
  }
}
