import type { CivilDate } from '../calendar/index.ts'
import type { DatedActivity } from '../duties/index.ts'
import { countableActivities } from '../duties/index.ts'
import { beganOf, isOfBefore } from './began.ts'
import { handledOf } from './handled.ts'
import { inOrder, isDone, occasionsOf, reminderOf, rulesAt } from './occasions.ts'
import type { Day } from './periods.ts'
import { standingsOf, workdayOf } from './periods.ts'
import { rulesByPost } from './post-rules.ts'
import type { Bound } from './scope.ts'
import { acceptedBy, boundOf, boundOfVacant } from './scope.ts'
import type { Chosen } from './shortcut.ts'
import { mayBeDue } from './shortcut.ts'
import { MISSED, stageSet } from './stages.ts'
import type { HandledReminder, PlanInput, Reminder } from './types.ts'

/**
 * What a chat is reminded of on a day: of each obligation and period the latest stage that has come, where it is not
 * yet done and nothing of that stage or a later one was handled. Nothing on a day off. Days on which nobody asked are
 * made up for by the next that asks; in order of the stage's day, person, deadline and obligation.
 * @throws CivilDateError where `on` is no date; DutyCaseError for a tenure or an activity with a bad date.
 */
export function dueOn(input: PlanInput, on: CivilDate, handled: readonly HandledReminder[]): Reminder[] {
  const { rules, workdays, subscription, records } = input
  const day = workdayOf(workdays, on)
  if (!day || on < subscription.since) return []
  const people = distinct(subscription.people)
  const chosen: Chosen = {
    stages: stageSet(subscription.settings.stages),
    rulesOf: rulesByPost(rules),
    accepts: acceptedBy(subscription),
    isHandled: handledOf(handled, people.length),
  }
  const due: Reminder[] = []
  for (const person of people) {
    const record = records.get(person)
    if (!record || !mayBeDue(person, record, day, chosen)) continue
    const activities = countableActivities(record.activities, day.onDay)
    for (const bound of boundOf(rules, person, record, chosen.accepts)) {
      addDue(due, input, bound, activities, day, chosen)
    }
  }
  for (const bound of boundOfVacant(input, chosen.accepts)) addDue(due, input, bound, [], day, chosen)
  return due.length > 1 ? due.sort(inOrder) : due
}

function distinct(people: readonly string[]): readonly string[] {
  return people.length > 1 ? [...new Set(people)] : people
}

function addDue(
  due: Reminder[],
  { subscription, workdays }: PlanInput,
  bound: Bound,
  activities: readonly DatedActivity[],
  on: Day,
  { stages, isHandled }: Chosen,
): void {
  const { onDay } = on
  const began = beganOf(subscription, bound.person)
  for (const { period } of standingsOf(on, bound.series)) {
    for (const occasion of occasionsOf(bound, period, stages, workdays)) {
      const { rank, day } = occasion
      // After a period's last day nothing is left to say of it but that it was missed.
      if (day > onDay || (rank !== MISSED && onDay > period.lastDay)) continue
      if (
        isOfBefore(began, occasion, period) ||
        isHandled(bound.person, bound.obligation, period.start, rank)
      )
        break
      const rules = rulesAt(bound, period, occasion, onDay)
      if (rules.length === 0 || isDone(rules, period, activities, onDay)) continue
      due.push(reminderOf(subscription, bound, rules, period, occasion))
      break
    }
  }
}
