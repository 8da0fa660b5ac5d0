/** What a record says of the rules that it falls under, in numbers; read once, however many days are asked about. */
import type { DayNumber } from '../calendar/index.ts'
import { dayNumberOf } from '../calendar/index.ts'
import type { DutyActivity, DutyRecord, DutyTenure, PeriodDays, PostRule } from '../duties/index.ts'
import type { RulesOf } from './post-rules.ts'
import { NEVER } from './stages.ts'

/** One rule under one tenure. */
export interface Reading {
  rule: PostRule
  /** First and last day on which the post is held and the rule in force; the last may be {@link NEVER}. */
  first: DayNumber
  last: DayNumber
  /** The day on which enough was done under this one tenure in a period; {@link NEVER} where it was not. */
  doneBy(period: PeriodDays): DayNumber
}

interface Read {
  rulesOf: RulesOf
  readings: readonly Reading[]
  tenures: number
  activities: number
}

/** Records are values: what was read of one holds as long as it does, unless a list has grown meanwhile. */
const known = new WeakMap<DutyRecord, Read>()

/** The rules of a record's tenures; posts that no loaded regulation has are left out. */
export function readingsOf(record: DutyRecord, rulesOf: RulesOf): readonly Reading[] {
  const { tenures, activities } = record
  const read = known.get(record)
  if (read?.rulesOf === rulesOf && read.tenures === tenures.length && read.activities === activities.length) {
    return read.readings
  }
  const readings = tenures.flatMap((tenure) =>
    (rulesOf(tenure.regulation, tenure.post) ?? []).map((rule) => readingOf(rule, tenure, activities)),
  )
  known.set(record, { rulesOf, readings, tenures: tenures.length, activities: activities.length })
  return readings
}

function readingOf(rule: PostRule, { from, to }: DutyTenure, activities: readonly DutyActivity[]): Reading {
  const first = Math.max(dayNumberOf(from), rule.firstDay)
  const last = Math.min(to === undefined || to === null ? NEVER : dayNumberOf(to), rule.lastDay)
  const done = new Map<DayNumber, DayNumber>()
  return {
    rule,
    first,
    last,
    doneBy(period) {
      let day = done.get(period.firstDay)
      if (day === undefined) {
        day = dayDone(rule, activities, Math.max(first, period.firstDay), Math.min(last, period.lastDay))
        done.set(period.firstDay, day)
      }
      return day
    },
  }
}

/** The day within `first`…`last` on which the count is reached. */
function dayDone(
  rule: PostRule,
  activities: readonly DutyActivity[],
  first: DayNumber,
  last: DayNumber,
): DayNumber {
  const counting = activities
    .filter(({ type, voided }) => type === rule.activity && voided !== true)
    .map(({ date, count = 1 }) => ({ day: dayNumberOf(date), count }))
    .filter(({ day }) => first <= day && day <= last)
    .sort((a, b) => a.day - b.day)
  let left = rule.required
  for (const { day, count } of counting) {
    left -= count
    if (left <= 0) return day
  }
  return NEVER
}
