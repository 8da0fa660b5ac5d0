import type { CivilDate } from '../../calendar/index.ts'
import { type DutyEntry, type DutyRecord, evaluate, postKey } from '../../duties/index.ts'
import type { Obligation } from '../../knowledge/index.ts'
import type { Stage } from '../../reminders/index.ts'
import type { ReminderItemRow } from '../../storage/index.ts'
import type { RemindingParts } from './parts.ts'

/** An item of a digest that still stands. */
export interface Left {
  /** null where it is for a post that nobody in the group holds. */
  person: string | null
  stage: Stage
  obligation: Obligation
  /** How it stands today; null where it is nobody's. */
  entry: DutyEntry | null
  start: CivilDate
}

/**
 * What of a digest is still to be said: not what was fulfilled since, nor what somebody owes whose post ended, who
 * left, or whose rule is gone.
 */
export function whatIsLeft(
  { rules }: RemindingParts,
  items: readonly ReminderItemRow[],
  records: ReadonlyMap<string, DutyRecord>,
  today: CivilDate,
): Left[] {
  return items.flatMap((item): Left[] => {
    const obligation = rules.obligations.get(item.obligation)
    if (!obligation) return []
    const { start } = item
    const stage = item.stage as Stage
    if (item.person === '') return [{ person: null, stage, obligation, entry: null, start }]
    const record = records.get(item.person)
    if (!record) return []
    // A post that no loaded regulation has owes nothing.
    const tenures = record.tenures.filter(({ regulation, post }) =>
      rules.byPost.has(postKey(regulation, post)),
    )
    // Of several posts that it binds, one for which it is still owed.
    const entry = evaluate(rules, { ...record, tenures, from: start, to: start, on: today }).find(
      (each) =>
        each.obligation === item.obligation &&
        each.start === start &&
        each.status !== 'met' &&
        isOwed(record, each, obligation, today),
    )
    return entry ? [{ person: item.person, stage, obligation, entry, start }] : []
  })
}

/** The post is held today, or, of what was missed, was held to the end of the period. */
function isOwed(
  { tenures }: DutyRecord,
  entry: DutyEntry,
  { regulation }: Obligation,
  today: CivilDate,
): boolean {
  const day = entry.status === 'missed' ? entry.end : today
  return tenures.some(
    (tenure) =>
      tenure.regulation === regulation &&
      tenure.post === entry.post &&
      tenure.from <= day &&
      (tenure.to ?? day) >= day,
  )
}
