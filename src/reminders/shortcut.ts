/**
 * Whether anything may be due of a person, told without reading their record in full: on most days everything that
 * has come was brought up or is done. It errs on one side alone: where it says no, nothing is due.
 */
import { earlier, later } from '../calendar/index.ts'
import type { DutyActivity, DutyRecord, DutyRules, DutyTenure, PostRule } from '../duties/index.ts'
import type { IsHandled } from './handled.ts'
import type { Day, Standing } from './periods.ts'
import { rulesOf } from './post-rules.ts'
import type { Accepts } from './scope.ts'
import type { StageSet } from './stages.ts'
import { latestOf } from './stages.ts'

const NONE: readonly PostRule[] = []

export interface Chosen {
  stages: StageSet
  accepts: Accepts
  isHandled: IsHandled
}

/** Whether the record has to be gone through for what is due on the day. */
export function mayBeDue(
  rules: DutyRules,
  person: string,
  { tenures, activities }: DutyRecord,
  { standings }: Day,
  { stages, accepts, isHandled }: Chosen,
): boolean {
  for (const tenure of tenures) {
    for (const rule of rulesOf(rules, tenure) ?? NONE) {
      for (const standing of standings[rule.unit]) {
        const latest = latestOf(standing.come & stages)
        if (latest < 0 || !binds(tenure, rule, standing) || !accepts(rule)) continue
        if (isDoneWithin(tenure, rule, standing, activities)) continue
        if (!isHandled(person, rule.obligation.id, standing.period.start, latest)) return true
      }
    }
  }
  return false
}

function binds({ from, to }: DutyTenure, { firstDay, lastDay }: PostRule, standing: Standing): boolean {
  const { held, heldDay } = standing
  return from <= held && (to ?? held) >= held && firstDay <= heldDay && heldDay <= lastDay
}

/** Whether what was done within this one tenure is enough, in a period in which the rule is in force throughout. */
function isDoneWithin(
  { from, to }: DutyTenure,
  rule: PostRule,
  { period, held }: Standing,
  activities: readonly DutyActivity[],
): boolean {
  if (rule.firstDay > period.firstDay || rule.lastDay < period.lastDay) return false
  const first = later(period.start, from)
  const last = earlier(held, to ?? held)
  let done = 0
  for (const activity of activities) {
    if (activity.type !== rule.activity || activity.date < first || activity.date > last) continue
    if (activity.voided !== true) done += activity.count ?? 1
    if (done >= rule.required) return true
  }
  return false
}
