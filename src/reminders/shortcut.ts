/**
 * Whether anything may be due of a person, told without going through their duties in full: on most days everything
 * that has come was brought up or is done. It errs on one side alone: where it says no, nothing is due.
 */
import type { DutyRecord } from '../duties/index.ts'
import type { IsHandled } from './handled.ts'
import type { Day } from './periods.ts'
import { standingsOf } from './periods.ts'
import type { RulesOf } from './post-rules.ts'
import { readingsOf } from './reading.ts'
import type { Accepts } from './scope.ts'
import type { StageSet } from './stages.ts'
import { latestOf } from './stages.ts'

export interface Chosen {
  stages: StageSet
  rulesOf: RulesOf
  accepts: Accepts
  isHandled: IsHandled
}

/** Whether the person's duties have to be gone through for what is due on the day. */
export function mayBeDue(
  person: string,
  record: DutyRecord,
  day: Day,
  { stages, rulesOf, accepts, isHandled }: Chosen,
): boolean {
  for (const reading of readingsOf(record, rulesOf)) {
    const { rule, first, last } = reading
    for (const { come, heldDay, period } of standingsOf(day, rule.series)) {
      const latest = latestOf(come & stages)
      if (latest < 0 || heldDay < first || heldDay > last) continue
      if (reading.doneBy(period) <= day.onDay || !accepts(rule)) continue
      if (!isHandled(person, rule.obligation.id, period.start, latest)) return true
    }
  }
  return false
}
