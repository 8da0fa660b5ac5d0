import type { CivilDate, DayNumber } from '../calendar/index.ts'
import { dayNumberOf, parseCivilDate } from '../calendar/index.ts'
import type { DatedActivity } from '../duties/index.ts'
import { countableActivities } from '../duties/index.ts'
import type { HandledRank } from './handled.ts'
import { handledRanks } from './handled.ts'
import { inOrder, isDone, occasionsOf, reminderOf, rulesAt } from './occasions.ts'
import { periodsAround } from './periods.ts'
import type { Bound } from './scope.ts'
import { acceptedBy, boundOf, boundOfVacant } from './scope.ts'
import { MISSED, ranksOf } from './stages.ts'
import type { HandledReminder, PlanInput, Reminder } from './types.ts'

/**
 * What a chat is reminded of on a day: of each obligation and period the latest stage that has come, where it is not
 * yet done and nothing of that stage or a later one was handled. Nothing on a day off. Days on which nobody asked are
 * made up for by the next that asks; in order of the stage's day, person, deadline and obligation.
 * @throws CivilDateError where `on` is no date; DutyCaseError for a tenure or an activity with a bad date.
 */
export function dueOn(input: PlanInput, on: CivilDate, handled: readonly HandledReminder[]): Reminder[] {
  const { rules, workdays, subscription, records } = input
  if (!workdays.isWorkday(parseCivilDate(on)) || on < subscription.since) return []
  const accepts = acceptedBy(subscription)
  const handledRank = handledRanks(handled)
  const onDay = dayNumberOf(on)
  const due: Reminder[] = []
  for (const person of new Set(subscription.people)) {
    const record = records.get(person)
    if (!record) continue
    const activities = countableActivities(record.activities, onDay)
    for (const bound of boundOf(rules, person, record, accepts)) {
      addDue(due, input, bound, activities, on, handledRank)
    }
  }
  for (const bound of boundOfVacant(input, accepts)) addDue(due, input, bound, [], on, handledRank)
  return due.sort(inOrder)
}

function addDue(
  due: Reminder[],
  { subscription, workdays }: PlanInput,
  bound: Bound,
  activities: readonly DatedActivity[],
  on: CivilDate,
  handledRank: HandledRank,
): void {
  const { unit } = (bound.rules[0] as Bound['rules'][number]).rule
  const onDay = dayNumberOf(on)
  const since = dayNumberOf(subscription.since)
  const ranks = ranksOf(subscription.settings.stages)
  for (const period of periodsAround(unit, on, on)) {
    const latest = handledRank(bound.person, bound.obligation, period.start)
    for (const occasion of occasionsOf(bound, period, ranks, workdays)) {
      if (occasion.rank <= latest || occasion.day < since) break
      if (occasion.day > onDay || isOver(occasion.rank, period.lastDay, onDay)) continue
      const rules = rulesAt(bound, period, occasion, onDay)
      if (rules.length === 0 || isDone(rules, period, activities, onDay)) continue
      due.push(reminderOf(subscription, bound, rules, period, occasion))
      break
    }
  }
}

/** After a period's last day nothing is left to say of it but that it was missed. */
function isOver(rank: number, lastDay: DayNumber, onDay: DayNumber): boolean {
  return rank !== MISSED && onDay > lastDay
}
