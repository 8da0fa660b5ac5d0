import { addMonths, type CivilDate, civilDateOf, periodOf, timeOfDay } from '../../calendar/index.ts'
import { dueOn, type HandledReminder, isQuiet, type Reminder } from '../../reminders/index.ts'
import {
  type NewOutRow,
  type OutRow,
  type OwnReminderRow,
  StoreError,
  type SubscriptionRow,
} from '../../storage/index.ts'
import { standing } from './allowed.ts'
import { deliverAtOnce } from './kept-digest.ts'
import { digestKey, digestPrefix, ownKey } from './keys.ts'
import { wasDone } from './own-done.ts'
import type { RemindingParts } from './parts.ts'
import { followed } from './records.ts'
import { DEFAULT_TIME, isPaused, isSilent, keptSettings, settingsOf } from './settings.ts'

/** How many chats are planned side by side: whoever writes meanwhile waits for no more. */
const BATCH = 25
/** How many wishes are looked at in one run; those that wait for their digest are among them. */
const MOST_WISHES = 5000
/** What a row of the outbox holds until its words are made. */
const NO_WORDS = JSON.stringify({ digest: true })
/** Why a digest that still waits is given up when the next day's is made. */
const SUPERSEDED = '当天没有发出，并入下一次'

/** The moment of planning, on the wall clock of Asia/Shanghai. */
interface Moment {
  now: Date
  day: CivilDate
  time: string
}

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
  // The year before holds the earliest period of which anything may still be brought up.
  const handled = await parts.store.handledItems(row.id, periodOf('year', addMonths(day, -12)).start)
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

function outgoing(key: string, { address, thread }: { address: string; thread: number | null }, now: Date) {
  return {
    key,
    address,
    thread,
    replyTo: null,
    replaces: null,
    body: NO_WORDS,
    createdAt: now.toISOString(),
  } satisfies NewOutRow
}

/**
 * The wishes of a person whose moment has come. A plan that was carried out in the meantime ends here, and so does all
 * of somebody who was removed.
 */
async function wishesDue(
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

/** What the store cannot do just now it cannot do for any chat. */
function throwStoreTrouble(error: unknown): void {
  if (error instanceof StoreError && error.fault !== 'refused') throw error
}

/** What people wished to be reminded of at a time of their own, and what no digest of today takes along. */
async function planWishes(
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
