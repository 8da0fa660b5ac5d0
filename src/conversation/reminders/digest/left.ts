import { type CivilDate, periodOf } from '../../../calendar/index.ts'
import { type DutyEntry, type DutyRecord, evaluate, postKey } from '../../../duties/index.ts'
import { type Obligation, rhythmOf } from '../../../knowledge/index.ts'
import { acceptedBy, type Stage, type Subscription, vacantPosts } from '../../../reminders/index.ts'
import type { ReminderItemRow } from '../../../storage/index.ts'
import type { RemindingParts } from '../parts.ts'

/** An item of a digest that still stands. */
export interface Left {
  /** null where it is for a post that nobody in the group holds. */
  person: string | null
  stage: Stage
  obligation: Obligation
  /** How it stands today; null where it is nobody's. */
  entry: DutyEntry | null
  /** Posts that owe it: the one for which the person does; what is nobody's, those that nobody holds today. */
  posts: readonly string[]
  start: CivilDate
}

/**
 * What of a digest is still to be said, with the settings of this moment: not what was fulfilled since, nor what
 * somebody owes whose post ended, who left, or whose rule is gone; in a group nothing of posts and regulations that it
 * does not choose, and for nobody only what posts that nobody holds today owe.
 * @param subscription with its people; may be left out of a private chat, whose person's posts all count.
 */
export function whatIsLeft(
  { rules }: Pick<RemindingParts, 'rules'>,
  items: readonly ReminderItemRow[],
  records: ReadonlyMap<string, DutyRecord>,
  today: CivilDate,
  subscription?: Subscription,
): Left[] {
  const accepts = subscription ? acceptedBy(subscription) : () => true
  return items.flatMap((item): Left[] => {
    const obligation = rules.obligations.get(item.obligation)
    if (!obligation) return []
    const { start } = item
    const stage = item.stage as Stage
    if (item.person === '') {
      if (!subscription || periodOf(rhythmOf(obligation), start).end < today) return []
      const posts = vacantPosts({ rules, subscription, records }, item.obligation, today)
      return posts.length === 0 ? [] : [{ person: null, stage, obligation, entry: null, posts, start }]
    }
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
        accepts({ obligation, post: each.post }) &&
        isOwed(record, each, obligation, today),
    )
    return entry ? [{ person: item.person, stage, obligation, entry, posts: [entry.post], start }] : []
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
