import { standingOf } from '../../access/index.ts'
import type { CivilDate } from '../../calendar/index.ts'
import { planCalendar, type Reminder, type WallTime } from '../../reminders/index.ts'
import type { Store, SubscriptionRow } from '../../storage/index.ts'
import { wasDone } from './own/done.ts'
import type { RemindingParts } from './parts.ts'
import { followed } from './records.ts'
import { DEFAULT_TIME } from './settings.ts'

type Reading = Pick<RemindingParts, 'rules' | 'workdays' | 'owners'> & { store: Store }

/** A reminder that a person wished for, as one among the others. */
export interface OwnOutlook extends Pick<Reminder, 'key' | 'chat' | 'day' | 'time'> {
  person: string
  /** `own:ID` */
  obligation: string
  /** The day itself. */
  period: string
  stage: 'own'
  text: string
  /** Day for which the activity is planned; null where it is no plan. */
  plannedFor: CivilDate | null
}

/** How many chats are read at a time. */
const BATCH = 500

/**
 * What is to be brought up on the days `from`…`to`, both included, a chat at a time: the duties as the records stand
 * now, of chats that are reminded; then, as one more, what people wished for and still stands. Writes nothing.
 * @throws CivilDateError for a span that is none.
 */
export async function* outlook(
  parts: Reading,
  from: CivilDate,
  to: CivilDate,
): AsyncGenerator<(Reminder | OwnOutlook)[]> {
  const { store, rules, workdays, owners } = parts
  const times = new Map<string, WallTime>()
  for await (const row of subscriptionsOn(store)) {
    times.set(row.address, row.time)
    const { subscription, records } = await followed(store, row, owners)
    yield planCalendar({ rules, workdays, subscription, records }, from, to)
  }
  yield await wishes(parts, from, to, times)
}

/** Every chat that is reminded, read in pages. */
async function* subscriptionsOn(store: Store): AsyncGenerator<SubscriptionRow> {
  let last: string | undefined
  for (;;) {
    const rows = await store.subscriptions(BATCH, last)
    yield* rows
    last = rows.at(-1)?.id
    if (rows.length < BATCH) return
  }
}

async function wishes(
  parts: Pick<Reading, 'store' | 'owners'>,
  from: CivilDate,
  to: CivilDate,
  times: ReadonlyMap<string, WallTime>,
): Promise<OwnOutlook[]> {
  const { store, owners } = parts
  // Of every channel, and by the end of the last day.
  const until = { day: to, time: '23:59', without: DEFAULT_TIME }
  const found: OwnOutlook[] = []
  for (const wish of await store.ownRemindersDue(until, '', Number.MAX_SAFE_INTEGER)) {
    const { person, day, text, plannedFor } = wish
    if (day < from || (await wasDone(store, wish, day))) continue
    if ((await standingOf(store, person, owners)).role === 'guest') continue
    const own = { chat: person, person, obligation: `own:${wish.id}`, period: day, stage: 'own' as const }
    const time = wish.time ?? times.get(person) ?? DEFAULT_TIME
    found.push({ ...own, key: ownOutlookKey(own), day, time, text, plannedFor })
  }
  return found
}

function ownOutlookKey(own: Pick<OwnOutlook, 'chat' | 'person' | 'obligation' | 'period' | 'stage'>): string {
  return [own.chat, own.person, own.obligation, own.period, own.stage].join('|')
}
