import { beforeEach, describe, expect, test } from 'vitest'
import type { SubscriptionRow } from '../../../src/storage/index.ts'
import { at, item, outgoing, subscription } from '../rows.ts'
import type { Context } from './context.ts'

const [OLD, NEW] = ['tg:-7', 'tg:-1007'] as const
const [old, fresh] = ['old00000', 'new00000'] as const

/** Subscriptions of chats that the platform moves, and what of them is forgotten. */
export function movingSubscriptionsContract(context: Context): void {
  const subscriptionOf = (address: string) => context.store.subscriptionOf(address)
  const people = async (id: string) => (await context.store.participants(id)).map(({ person }) => person)
  const stateOf = async () => ({
    old: await subscriptionOf(OLD),
    fresh: await subscriptionOf(NEW),
    people: [await context.store.participants(old), await context.store.participants(fresh)],
    waiting: await context.store.waitingOutgoing('tg:'),
  })

  describe('a subscription whose chat moves', () => {
    beforeEach(async () => {
      await context.store.putSubscription(subscription('old', { address: OLD, plannedDay: '2026-10-12' }))
      await context.store.setParticipant(old, 'zhang', true, at(1))
      await context.store.setParticipant(old, 'li', true, at(2))
      await context.store.addReminderItems([item('old', { digest: `r:${old}` })])
      await context.store.addOutgoing([outgoing(`r:${old}`, { address: OLD })])
    })

    test('goes along with its people, items and the digest that waits; its topic stays behind', async () => {
      await context.store.moveChat(OLD, NEW, at(9))
      const moved = await stateOf()
      expect(moved.old).toBeNull()
      expect(moved.fresh).toEqual(
        subscription('old', { address: NEW, plannedDay: '2026-10-12', thread: null, updatedAt: at(9) }),
      )
      expect(await people(old)).toEqual(['zhang', 'li'])
      expect(moved.waiting).toMatchObject([{ key: `r:${old}`, address: NEW, thread: null }])
      expect(await context.store.handledItems(old, '2026-10-01')).toHaveLength(1)
      await context.store.moveChat(OLD, NEW, at(10))
      expect(await stateOf()).toEqual(moved)
    })

    test('what was read of it before is stored without taking the move back', async () => {
      const read = (await subscriptionOf(OLD)) as SubscriptionRow
      await context.store.moveChat(OLD, NEW, at(9))
      await context.store.putSubscription(subscription('else', { address: OLD }))
      await context.store.putSubscription({ ...read, time: '10:00', updatedAt: at(10) })
      expect(await subscriptionOf(NEW)).toMatchObject({ id: old, time: '10:00' })
      expect(await subscriptionOf(OLD)).toEqual(subscription('else', { address: OLD }))
    })

    test('where the new address has one of its own, that one holds and the old one is switched off', async () => {
      const own = subscription('new', { address: NEW, state: 'paused', thread: 8 })
      await context.store.putSubscription(own)
      await context.store.moveChat(OLD, NEW, at(9))
      const moved = await stateOf()
      expect(moved.fresh).toEqual(own)
      expect(moved.old).toEqual(
        subscription('old', { address: OLD, plannedDay: '2026-10-12', state: 'off', updatedAt: at(9) }),
      )
      expect(moved.waiting).toMatchObject([{ key: `r:${old}`, address: NEW }])
      await context.store.moveChat(OLD, NEW, at(10))
      expect(await stateOf()).toEqual(moved)
    })

    test('where the one of the new address was only looked at, the old one goes on there', async () => {
      await context.store.putSubscription(subscription('new', { address: NEW, state: 'off', thread: 8 }))
      await context.store.moveChat(OLD, NEW, at(9))
      const moved = await stateOf()
      expect(moved.fresh).toEqual(
        subscription('old', { address: NEW, plannedDay: '2026-10-12', thread: null, updatedAt: at(9) }),
      )
      expect(moved.old).toEqual(subscription('new', { address: OLD, state: 'off', thread: 8 }))
      expect(await people(old)).toEqual(['zhang', 'li'])
      expect(await context.store.handledItems(old, '2026-10-01')).toHaveLength(1)
      expect(moved.waiting).toMatchObject([{ key: `r:${old}`, address: NEW, thread: null }])
      await context.store.moveChat(OLD, NEW, at(10))
      expect(await stateOf()).toEqual(moved)
    })

    test.each([
      ['planned before', { plannedDay: '2026-10-13' }, false],
      ['taken part in', {}, true],
    ] as const)('one that was switched off there, %s, stays off', async (_, over, joined) => {
      await context.store.putSubscription(subscription('new', { address: NEW, ...over }))
      if (joined) await context.store.setParticipant(fresh, 'zhang', true, at(4))
      const own = subscription('new', { address: NEW, state: 'off', ...over })
      await context.store.putSubscription(own)
      await context.store.moveChat(OLD, NEW, at(9))
      expect(await subscriptionOf(NEW)).toEqual(own)
      expect(await subscriptionOf(OLD)).toMatchObject({ id: old, state: 'off' })
    })

    test('where both are off, both stay as they are', async () => {
      await context.store.putSubscription(subscription('old', { address: OLD, state: 'off' }))
      await context.store.putSubscription(subscription('new', { address: NEW, state: 'off' }))
      await context.store.moveChat(OLD, NEW, at(9))
      expect(await subscriptionOf(NEW)).toMatchObject({ id: fresh, state: 'off' })
      expect(await subscriptionOf(OLD)).toMatchObject({ id: old, state: 'off' })
    })

    test('its people take part there unless they said anything about that, in the order in which they came', async () => {
      await context.store.putSubscription(subscription('new', { address: NEW }))
      await context.store.setParticipant(old, 'staff', true, at(3))
      await context.store.setParticipant(fresh, 'zhang', true, at(4))
      await context.store.setParticipant(fresh, 'zhang', false, at(5))
      await context.store.moveChat(OLD, NEW, at(9))
      expect(await context.store.participants(fresh)).toEqual([
        { person: 'li', at: at(9) },
        { person: 'staff', at: at(9) },
      ])
      await context.store.setParticipant(fresh, 'li', false, at(10))
      await context.store.moveChat(OLD, NEW, at(11))
      expect(await people(fresh)).toEqual(['staff'])
    })

    test('switched off before, its people are not brought along', async () => {
      await context.store.putSubscription(subscription('old', { address: OLD, state: 'off' }))
      await context.store.putSubscription(subscription('new', { address: NEW }))
      await context.store.moveChat(OLD, NEW, at(9))
      expect(await people(fresh)).toEqual([])
    })

    test('moved twice, it ends where the chat is', async () => {
      await context.store.moveChat(OLD, NEW, at(9))
      await context.store.moveChat(NEW, 'tg:-2007', at(10))
      expect(await subscriptionOf('tg:-2007')).toMatchObject({ id: old })
      expect([await subscriptionOf(OLD), await subscriptionOf(NEW)]).toEqual([null, null])
    })
  })

  describe('forgetting', () => {
    test('keeps subscriptions and who takes part; items go three years after their period began', async () => {
      await context.store.putSubscription(subscription('a', { since: '2020-01-01', updatedAt: at(0) }))
      await context.store.setParticipant('a0000000', 'zhang', true, at(0))
      const starts = ['2023-09-30', '2023-10-01', '2023-10-02', '2026-10-01']
      await context.store.addReminderItems(starts.map((start) => item('a', { start, digest: 'd' })))
      await context.store.addOutgoing([outgoing('d')])
      const left = async () =>
        (await context.store.handledItems('a0000000', '2000-01-01')).map(({ start }) => start)
      // 2026-10-01 begins in Shanghai eight hours before it does in UTC.
      expect(await context.store.forgetBefore('2026-09-30T15:59:59.000Z')).toBe(0)
      expect(await context.store.forgetBefore('2026-09-30T16:00:00.000Z')).toBe(1)
      expect(await left()).toEqual(starts.slice(1))
      expect(await context.store.forgetBefore(at(1))).toBe(0)
      expect(await context.store.subscription('a0000000')).toMatchObject({ since: '2020-01-01' })
      expect(await people('a0000000')).toEqual(['zhang'])
    })
  })
}
