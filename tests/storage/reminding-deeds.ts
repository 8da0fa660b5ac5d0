/** What is done to reminders, at random, and all that can be seen of them. */
import fc from 'fast-check'
import type { Store } from '../../src/storage/index.ts'
import { at, item, outgoing, own, subscription } from './rows.ts'

const PEOPLE = ['zhang', 'li'] as const
const ADDRESSES = ['tg:-1', 'tg:-2'] as const
const DIGESTS = ['r:a:1', 'r:a:2', 'o:1'] as const
const OWN = ['o1', 'o2', 'o3'] as const
const DAYS = ['2026-10-12', '2026-10-13'] as const
const STATES = ['on', 'paused', 'off'] as const

const KINDS = [
  'subscribe',
  'plan',
  'join',
  'leave',
  'items',
  'store',
  'sent',
  'lost',
  'wish',
  'put',
  'cancel',
  'move',
  'forget',
] as const

/** `n` chooses among whatever the deed is about. */
export interface RemindingDeed {
  do: 'remind'
  what: (typeof KINDS)[number]
  who: number
  n: number
}

export const remindingDeed: fc.Arbitrary<RemindingDeed> = fc.record({
  do: fc.constant('remind' as const),
  what: fc.constantFrom(...KINDS),
  who: fc.integer({ min: 0, max: 1 }),
  n: fc.integer({ min: 0, max: 5 }),
})

const pick = <T>(from: readonly T[], n: number): T => from[n % from.length] as T

export async function performReminding(store: Store, { what, who, n }: RemindingDeed): Promise<void> {
  const person = pick(PEOPLE, who)
  const address = pick(ADDRESSES, n)
  const digest = pick(DIGESTS, n)
  const known = await store.subscriptionOf(address)
  const row = await store.outgoing(digest)
  switch (what) {
    case 'subscribe': {
      const id = known?.id ?? `sub${n}`.padEnd(8, '0')
      const elsewhere = known === null && (await store.subscription(id)) !== null
      if (!elsewhere) await store.putSubscription(subscription('', { id, address, state: pick(STATES, n) }))
      return
    }
    case 'plan':
      if (known) await store.markPlanned(known.id, pick(DAYS, n))
      return
    case 'join':
    case 'leave':
      if (known) await store.setParticipant(known.id, person, what === 'join', at(n))
      return
    case 'items': {
      const over = { subscription: known?.id ?? '', digest, person: n === 5 ? '' : person, stage: `${who}` }
      if (known) await store.addReminderItems([item('', over), item('', { ...over, stage: 'last' })])
      return
    }
    case 'store':
      await store.addOutgoing([outgoing(digest, { address })])
      return
    case 'sent':
      if (row) await store.markSent(row.seq, n, at(n), n % 2 === 0)
      return
    case 'lost':
      if (row) await store.failOutgoing(row.seq, { cause: 'x', at: at(n), giveUp: n % 2 === 0 })
      return
    case 'wish': {
      const id = pick(OWN, n)
      const time = n < 3 ? null : '09:30'
      if ((await store.ownReminder(id)) === null) await store.addOwnReminders([own(id, { person, time })])
      return
    }
    case 'put':
      return store.putWithDigest([pick(OWN, n), pick(OWN, n + 1)], digest)
    case 'cancel':
      await store.cancelOwnReminder(pick(OWN, n), at(n))
      return
    case 'move':
      return store.moveChat(address, pick(ADDRESSES, n + 1), at(n))
    case 'forget':
      await store.forgetBefore(at(n))
  }
}

/** Every answer that the store gives about reminders. */
export async function remindingSeen(store: Store): Promise<unknown> {
  const subscriptions = await Promise.all(ADDRESSES.map((address) => store.subscriptionOf(address)))
  const ids = subscriptions.flatMap((one) => (one === null ? [] : [one.id]))
  const moment = { day: '2026-10-13', time: '09:00' }
  return Promise.all([
    subscriptions,
    store.subscriptions(9),
    store.subscriptionsDue(moment, 'tg:', 9),
    store.ownRemindersDue({ ...moment, without: '09:00' }, null, 9),
    store.waitingByKey(''),
    ...ids.flatMap((id) => [
      store.subscription(id),
      store.participants(id),
      store.handledItems(id, '2026-01-01'),
    ]),
    ...PEOPLE.flatMap((person) => [store.ownReminders(person), store.participations(person)]),
    ...DIGESTS.flatMap((key) => [store.outgoing(key), store.digestItems(key), store.ownRemindersOf(key)]),
    ...OWN.map((id) => store.ownReminder(id)),
  ])
}
