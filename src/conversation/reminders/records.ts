import { standingOf } from '../../access/index.ts'
import { type CivilDate, civilDateOf } from '../../calendar/index.ts'
import type { DutyRecord } from '../../duties/index.ts'
import { foldLedger, toActivities } from '../../ledger/index.ts'
import type { Subscription } from '../../reminders/index.ts'
import type { Store, SubscriptionRow } from '../../storage/index.ts'
import { counted } from './group/people.ts'
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
 * Reads whom a subscription is about at this moment: of a private chat its person, of a group those who take part
 * and since when; nobody who was removed, and in a group nobody who stopped the bot.
 * @param owners ids of people, from the settings.
 */
export async function followed(
  store: Reading,
  row: SubscriptionRow,
  owners: ReadonlySet<string>,
): Promise<Followed> {
  const joined = new Map<string, CivilDate>()
  if (row.kind === 'group') {
    for (const { person, at } of await counted(store, row.id, owners))
      joined.set(person, civilDateOf(new Date(at)))
  }
  const people = row.kind === 'group' ? [...joined.keys()] : await ofPrivate(store, row.address, owners)
  const records = new Map<string, DutyRecord>()
  for (const person of people) records.set(person, await storedRecord(store, person))
  return { subscription: { ...subscriptionOf(row, people), joined }, records }
}

async function ofPrivate(
  store: Pick<Store, 'member'>,
  person: string,
  owners: ReadonlySet<string>,
): Promise<string[]> {
  return (await standingOf(store, person, owners)).role === 'guest' ? [] : [person]
}
