import { type CivilDate, civilDateOf, timeOfDay } from '../../../calendar/index.ts'
import {
  dueOn,
  earliestStart,
  type HandledReminder,
  isQuiet,
  type Reminder,
} from '../../../reminders/index.ts'
import type { OutRow, SubscriptionRow } from '../../../storage/index.ts'
import { deliverAtOnce } from '../digest/kept.ts'
import { digestKey, digestPrefix } from '../digest/keys.ts'
import type { RemindingParts } from '../parts.ts'
import { followed } from '../records.ts'
import { isSilent, settingsOf } from '../settings.ts'
import { type Moment, outgoing, throwStoreTrouble } from './row.ts'
import { planWishes, wishesDue } from './wishes.ts'

/** How many chats are planned side by side: whoever writes meanwhile waits for no more. */
const BATCH = 25
/** Why a digest that still waits is given up when the next day's is made. */
const SUPERSEDED = '当天没有发出，并入下一次'

/**
 * Stores what is due at `now` to be sent to addresses that begin with `prefix` (null: of no channel); see
 * `Reminding.planReminders`. Everything of one chat is one transaction, so that a process killed at any moment leaves
 * a chat planned or not planned, never half.
 */
export async function planReminders(
  parts: RemindingParts,
  now: Date,
  prefix: string | null,
  told: (rows: OutRow[]) => void = () => {},
): Promise<OutRow[]> {
  const moment = { now, day: civilDateOf(now), time: timeOfDay(now) }
  const all: OutRow[] = []
  const stored = (rows: OutRow[]) => {
    all.push(...rows)
    if (rows.length > 0) told(rows)
  }
  const failed = parts.today.isWorkday(moment.day) ? await planDigests(parts, moment, prefix, stored) : []
  failed.push(...(await planWishes(parts, moment, prefix, stored)))
  if (failed.length > 0) throw failed[0]
  return all
}

/** Plans every chat that is due; gives why some failed, which keep no other from being planned. */
async function planDigests(
  parts: RemindingParts,
  moment: Moment,
  prefix: string | null,
  stored: (rows: OutRow[]) => void,
): Promise<unknown[]> {
  const failures = new Map<string, unknown>()
  for (;;) {
    const due = (await parts.store.subscriptionsDue(moment, prefix, BATCH + failures.size)).filter(
      ({ id }) => !failures.has(id),
    )
    if (due.length === 0) return [...failures.values()]
    // Side by side they share their commits; each is a transaction all the same.
    const planned = await Promise.allSettled(
      due.map(({ id }) =>
        parts.store.transaction((store) => planChat({ ...parts, store }, id, moment, prefix)),
      ),
    )
    stored(planned.flatMap((each) => (each.status === 'fulfilled' ? each.value : [])))
    for (const [index, each] of planned.entries()) {
      if (each.status === 'fulfilled') continue
      throwStoreTrouble(each.reason)
      failures.set((due[index] as SubscriptionRow).id, each.reason)
    }
  }
}

/** Whatever comes of it the day is planned: what is not sent today is made up for by the next day's digest. */
async function planChat(
  parts: RemindingParts,
  id: string,
  moment: Moment,
  prefix: string | null,
): Promise<OutRow[]> {
  const { store } = parts
  if (!(await store.markPlanned(id, moment.day))) return []
  const row = await store.subscription(id)
  if (row?.state !== 'on') return []
  for (const waiting of await store.waitingByKey(digestPrefix(id))) {
    // One for a later day was planned before the clock went back: it goes out as it is.
    if (waiting.key >= digestKey(id, moment.day)) continue
    await store.failOutgoing(waiting.seq, { cause: SUPERSEDED, at: moment.now.toISOString(), giveUp: true })
  }
  if (isSilent(row, moment.day) || isQuiet(moment.time, settingsOf(row).quiet)) return []
  const reminders = await remindersDue(parts, row, moment.day)
  const wishes = row.kind === 'private' ? await wishesDue(parts, row.address, moment) : []
  if (reminders.length === 0 && wishes.length === 0) return []
  const key = digestKey(id, moment.day)
  const stored = await store.addOutgoing([outgoing(key, row, moment.now)])
  // The clock went back to a day that had its digest.
  if (stored.length === 0) return []
  await store.addReminderItems(reminders.map((reminder) => itemOf(reminder, key)))
  if (wishes.length > 0) {
    await store.putWithDigest(
      wishes.map((wish) => wish.id),
      key,
    )
  }
  return prefix === null ? deliverAtOnce(parts, stored, moment.now) : stored
}

async function remindersDue(
  parts: RemindingParts,
  row: SubscriptionRow,
  day: CivilDate,
): Promise<Reminder[]> {
  const { subscription, records } = await followed(parts.store, row, parts.owners)
  const { rules, workdays } = parts
  const handled = await parts.store.handledItems(row.id, earliestStart(rules, day))
  return dueOn({ rules, workdays, subscription, records }, day, handled.map(handledOf))
}

function handledOf(item: {
  person: string
  obligation: string
  start: CivilDate
  stage: string
}): HandledReminder {
  const { person, obligation, start, stage } = item
  return {
    person: person === '' ? null : person,
    obligation,
    start,
    stage: stage as HandledReminder['stage'],
  }
}

function itemOf({ subscription, person, obligation, start, stage, day }: Reminder, digest: string) {
  return { subscription, person: person ?? '', obligation, start, stage, day, digest }
}
