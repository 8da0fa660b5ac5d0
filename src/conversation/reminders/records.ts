import { standingOf } from '../../access/index.ts'
import type { DutyRecord } from '../../duties/index.ts'
import { foldLedger, toActivities } from '../../ledger/index.ts'
import type { Subscription } from '../../reminders/index.ts'
import type { Store, SubscriptionRow } from '../../storage/index.ts'
import { hasStopped } from './group-people.ts'
import { subscriptionOf } from './settings.ts'

type Reading = Pick<Store, 'member' | 'chat' | 'participants' | 'tenures' | 'ledger'>

/** The posts and recorded activities of a person as stored, as the evaluator takes them. */
export async function storedRecord(
  store: Pick<Store, 'tenures' | 'ledger'>,
  person: string,
): Promise<DutyRecord> {
  const [tenures, rows] = await Promise.all([store.tenures(person), store.ledger(person)])
  return { tenures, activities: toActivities(foldLedger(rows)) }
}

/** A subscription with the people it is about, and their records: what the planner takes. */
export interface Followed {
  subscription: Subscription
  records: Map<string, DutyRecord>
}

/**
 * Reads whom a subscription is about at this moment: of a private chat its person, of a group those who take part;
 * nobody who was removed, and in a group nobody who stopped the bot.
 * @param owners ids of people, from the settings.
 */
export async function followed(
  store: Reading,
  row: SubscriptionRow,
  owners: ReadonlySet<string>,
): Promise<Followed> {
  const named = row.kind === 'private' ? [row.address] : await takingPart(store, row.id)
  const people: string[] = []
  const records = new Map<string, DutyRecord>()
  for (const person of named) {
    const reaches = row.kind === 'private' || !(await hasStopped(store, person))
    if (!reaches || (await standingOf(store, person, owners)).role === 'guest') continue
    people.push(person)
    records.set(person, await storedRecord(store, person))
  }
  return { subscription: subscriptionOf(row, people), records }
}

/** Who takes part in a group's reminders. Of somebody who was removed and invited anew only what they said since holds. */
async function takingPart(store: Reading, subscription: string): Promise<string[]> {
  const people: string[] = []
  for (const { person, at } of await store.participants(subscription)) {
    const since = (await store.member(person))?.since ?? at
    if (since <= at) people.push(person)
  }
  return people
}
