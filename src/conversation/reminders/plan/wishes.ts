import { isQuiet } from '../../../reminders/index.ts'
import type { OutRow, OwnReminderRow, SubscriptionRow } from '../../../storage/index.ts'
import { standing } from '../allowed.ts'
import { deliverAtOnce } from '../digest/kept.ts'
import { ownKey } from '../digest/keys.ts'
import { wasDone } from '../own/done.ts'
import type { RemindingParts } from '../parts.ts'
import { DEFAULT_TIME, isPaused, keptSettings, settingsOf } from '../settings.ts'
import { type Moment, outgoing, throwStoreTrouble } from './row.ts'

/** How many wishes are looked at in one run; those that wait for their digest are among them. */
const MOST_WISHES = 5000

/**
 * The wishes of a person whose moment has come. A plan that was carried out in the meantime ends here, and so does all
 * of somebody who was removed.
 */
export async function wishesDue(
  parts: RemindingParts,
  person: string,
  { now, day, time }: Moment,
): Promise<OwnReminderRow[]> {
  const { store } = parts
  const come = (await store.ownReminders(person)).filter(
    (wish) => wish.day < day || (wish.day === day && (wish.time ?? time) <= time),
  )
  const stands = come.length > 0 && (await standing(parts, person))
  const left: OwnReminderRow[] = []
  for (const wish of come) {
    if (stands && !(await wasDone(store, wish, day))) left.push(wish)
    else await store.cancelOwnReminder(wish.id, now.toISOString())
  }
  return left
}

/**
 * Stores what people wished to be reminded of at a time of their own, and what no digest of today takes along; gives
 * why some failed, which keep no other from being planned.
 */
export async function planWishes(
  parts: RemindingParts,
  moment: Moment,
  prefix: string | null,
  stored: (rows: OutRow[]) => void,
): Promise<unknown[]> {
  const due = await parts.store.ownRemindersDue({ ...moment, without: DEFAULT_TIME }, prefix, MOST_WISHES)
  const failures: unknown[] = []
  for (const [person, wishes] of Map.groupBy(due, (wish) => wish.person)) {
    try {
      const row = await parts.store.subscriptionOf(person)
      if (!wishes.some((wish) => comesAlone(parts, wish, row, moment))) continue
      stored(
        await parts.store.transaction((store) => planWishesOf({ ...parts, store }, person, moment, prefix)),
      )
    } catch (error) {
      throwStoreTrouble(error)
      failures.push(error)
    }
  }
  return failures
}

async function planWishesOf(
  parts: RemindingParts,
  person: string,
  moment: Moment,
  prefix: string | null,
): Promise<OutRow[]> {
  const { store } = parts
  const row = await store.subscriptionOf(person)
  const wishes = (await wishesDue(parts, person, moment)).filter((wish) =>
    comesAlone(parts, wish, row, moment),
  )
  const [first] = wishes
  if (!first) return []
  const key = ownKey(first.id, moment.day)
  const stored = await store.addOutgoing([outgoing(key, { address: person, thread: null }, moment.now)])
  // Tried in vain today: again tomorrow.
  if (stored.length === 0) return []
  await store.putWithDigest(
    wishes.map((wish) => wish.id),
    key,
  )
  return prefix === null ? deliverAtOnce(parts, stored, moment.now) : stored
}

/**
 * At its own time a wish comes whatever the hour, and whatever was said of the day's other reminders; what is late, or
 * has no time, keeps quiet hours, and waits for the digest where there is one.
 */
function comesAlone(
  { workdays }: RemindingParts,
  wish: OwnReminderRow,
  row: SubscriptionRow | null,
  { day, time }: Moment,
): boolean {
  if (wish.day === day && wish.time !== null) return true
  if (row && (keptSettings(row).muted === day || isQuiet(time, settingsOf(row).quiet))) return false
  const digestToday = row?.state === 'on' && !isPaused(row, day) && workdays.isWorkday(day)
  return !digestToday && time >= (row?.time ?? DEFAULT_TIME)
}
