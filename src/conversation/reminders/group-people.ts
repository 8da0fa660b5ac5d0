import { standingOf } from '../../access/index.ts'
import type { Store, SubscriptionRow } from '../../storage/index.ts'
import type { Turn } from '../turn.ts'

/** How a person wants to appear in the digests of one group: only counted, or by name as well. */
export type Naming = 'counts' | 'names'

type Reading = Pick<Store, 'preference' | 'consents'>

const key = (subscription: string) => `naming:${subscription}`

/** What the person chose on taking part; only counted unless said. */
export async function namingOf(
  store: Pick<Store, 'preference'>,
  subscription: string,
  person: string,
): Promise<Naming> {
  return (await store.preference(person, key(subscription))) === 'names' ? 'names' : 'counts'
}

export async function setNaming(
  store: Pick<Store, 'setPreference'>,
  subscription: string,
  person: string,
  naming: Naming,
): Promise<void> {
  await store.setPreference(person, key(subscription), naming)
}

/**
 * Whether the person may be named in the group's digests and panel: chosen for these reminders, and personal things
 * allowed in the group at all. Who allowed the latter alone, for their own questions, did not ask to be named unasked.
 */
export async function mayBeNamed(
  store: Reading,
  row: Pick<SubscriptionRow, 'id' | 'address'>,
  person: string,
): Promise<boolean> {
  if ((await namingOf(store, row.id, person)) !== 'names') return false
  return (await store.consents(person)).some((each) => each.address === row.address && each.given)
}

/** Whether the person stopped the bot: who hears nothing in private any more is not counted in groups either. */
export async function hasStopped(store: Pick<Store, 'chat'>, person: string): Promise<boolean> {
  return (await store.chat(person))?.active === false
}

/**
 * Who counts in the group at this moment, in the order in which they came, with their names as far as allowed there:
 * nobody who was removed or stopped the bot.
 */
export async function takingPart(
  turn: Turn,
  row: Pick<SubscriptionRow, 'id' | 'address'>,
): Promise<{ person: string; name: string | null }[]> {
  const { store, owners } = turn.parts
  const counted: { person: string; name: string | null }[] = []
  for (const { person } of await store.participants(row.id)) {
    const { role } = await standingOf(store, person, owners ?? new Set())
    if (role === 'guest' || (await hasStopped(store, person))) continue
    const named = await mayBeNamed(store, row, person)
    counted.push({ person, name: named ? ((await store.person(person))?.name ?? null) : null })
  }
  return counted
}
