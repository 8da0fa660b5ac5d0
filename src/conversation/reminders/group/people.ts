import { standingOf } from '../../../access/index.ts'
import type { Store, SubscriptionRow } from '../../../storage/index.ts'
import type { Turn } from '../../turn.ts'

/** How a person wants to appear in the digests of one group: only counted, or by name as well. */
export type Naming = 'counts' | 'names'

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

/** Takes part no longer, and is named no more should they come back. True where they took part. */
export async function leave(
  store: Pick<Store, 'setParticipant' | 'setPreference'>,
  subscription: string,
  person: string,
  at: Date,
): Promise<boolean> {
  await setNaming(store, subscription, person, 'counts')
  return store.setParticipant(subscription, person, false, at.toISOString())
}

/**
 * Whether the person may be named in the group's digests and panel: chosen for these reminders alone. That the own
 * duties are shown in the group where their person asks for them is another leave; neither gives the other.
 */
export async function mayBeNamed(
  store: Pick<Store, 'preference'>,
  { id }: Pick<SubscriptionRow, 'id'>,
  person: string,
): Promise<boolean> {
  return (await namingOf(store, id, person)) === 'names'
}

/**
 * Who went out of a group takes part in its reminders no longer, nor on coming back before saying so anew. That
 * somebody who takes part was ever in the group is not known here: the link to it may have been passed on, and what
 * the platform says of members is asked of administrators alone.
 */
export async function leaveWithChat(
  store: Pick<Store, 'subscriptionOf' | 'participants' | 'setParticipant' | 'setPreference'>,
  { address, person }: { address: string; person: string },
  at: string,
): Promise<void> {
  const row = await store.subscriptionOf(address)
  if (row?.kind !== 'group') return
  if (!(await store.participants(row.id)).some((each) => each.person === person)) return
  await store.setParticipant(row.id, person, false, at)
  await setNaming(store, row.id, person, 'counts')
}

/** Whether the person stopped the bot: who hears nothing in private any more is not counted in groups either. */
async function hasStopped(store: Pick<Store, 'chat'>, person: string): Promise<boolean> {
  return (await store.chat(person))?.active === false
}

/**
 * Who counts in a group's reminders at this moment, in the order in which they came, and the instant at which they did:
 * nobody who was removed or stopped the bot. Of somebody who was removed and invited anew only what they said since
 * holds.
 * @param owners ids of people, from the settings.
 */
export async function counted(
  store: Pick<Store, 'participants' | 'member' | 'chat'>,
  subscription: string,
  owners: ReadonlySet<string>,
): Promise<{ person: string; at: string }[]> {
  const people: { person: string; at: string }[] = []
  for (const { person, at } of await store.participants(subscription)) {
    const { role } = await standingOf(store, person, owners)
    const since = (await store.member(person))?.since ?? at
    if (role !== 'guest' && since <= at && !(await hasStopped(store, person))) people.push({ person, at })
  }
  return people
}

/** Who counts in the group, with their names as far as allowed there. */
export async function takingPart(
  turn: Turn,
  row: Pick<SubscriptionRow, 'id' | 'address'>,
): Promise<{ person: string; name: string | null }[]> {
  const { store, owners } = turn.parts
  const people = await counted(store, row.id, owners ?? new Set())
  return Promise.all(
    people.map(async ({ person }) => ({
      person,
      name: (await mayBeNamed(store, row, person)) ? ((await store.person(person))?.name ?? null) : null,
    })),
  )
}
