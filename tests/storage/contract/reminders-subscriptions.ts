import { describe, expect, test } from 'vitest'
import { StoreRefusedError, type SubscriptionRow } from '../../../src/storage/index.ts'
import { at, chat, subscription } from '../rows.ts'
import type { Context } from './context.ts'

const DAY = '2026-10-12'

/** Chats that are reminded, and when it is their time. */
export function subscriptionsContract(context: Context): void {
  const put = async (...rows: SubscriptionRow[]) => {
    for (const row of rows) await context.store.putSubscription(row)
  }
  const due = async (over: { day?: string; time?: string } = {}, prefix: string | null = 'tg:', limit = 99) =>
    (await context.store.subscriptionsDue({ day: DAY, time: '09:00', ...over }, prefix, limit)).map(
      ({ id }) => id.replace(/0+$/, ''),
    )

  describe('subscriptions', () => {
    test('the last write holds; id, address and kind stay what they were', async () => {
      expect(await context.store.subscription('a0000000')).toBeNull()
      expect(await context.store.subscriptionOf('tg:-a')).toBeNull()
      await put(subscription('a'), subscription('b'))
      expect(await context.store.subscription('a0000000')).toEqual(subscription('a'))
      const now = subscription('a', {
        state: 'paused',
        since: '2026-10-20',
        time: '08:15',
        thread: null,
        settings: '{}',
        plannedDay: '2026-10-21',
        updatedAt: at(9),
      })
      await put({ ...now, address: 'tg:-else', kind: 'private' })
      expect(await context.store.subscription('a0000000')).toEqual(now)
      expect(await context.store.subscriptionOf('tg:-a')).toEqual(now)
      expect(await context.store.subscriptionOf('tg:-else')).toBeNull()
      expect(await context.store.subscriptionOf('tg:-b')).toEqual(subscription('b'))
      await put(subscription('a'))
      expect(await context.store.subscription('a0000000')).toEqual(subscription('a'))
    })

    test.each<[string, Partial<SubscriptionRow>]>([
      ['a second one of a chat', { address: 'tg:-a' }],
      ['a private one of a person not known', { kind: 'private', address: 'nobody' }],
      ['an id of 7', { id: 'abcdefg' }],
      ['an id of 41', { id: 'a'.repeat(41) }],
      ['an id that fits no button', { id: 'abc:defgh' }],
      ['no address', { address: '' }],
      ['a day that is none', { since: '2026-02-30' }],
      ['a time that is none', { time: '24:00' }],
      ['a time cut short', { time: '9:00' }],
      ['settings that are none', { settings: '{' }],
      ['a planned day that is none', { plannedDay: '2026-13-01' }],
      ['an instant without a zone', { updatedAt: '2026-10-01 09:00' }],
    ])('refuses %s', async (_, over) => {
      await put(subscription('a'))
      await expect(put(subscription('b', over))).rejects.toThrow(StoreRefusedError)
      expect(await context.store.subscriptions(99)).toEqual([subscription('a')])
    })

    test.each([8, 40])('takes an id of %i', async (length) => {
      await put(subscription('x', { id: '-'.padEnd(length, 'a') }))
      expect((await context.store.subscriptionOf('tg:-x'))?.id).toHaveLength(length)
    })

    test('those that are on are listed by id, some at a time', async () => {
      await put(...['d', 'b', 'a', 'c'].map((id) => subscription(id)))
      await put(subscription('e', { state: 'paused' }), subscription('f', { state: 'off' }))
      const ids = async (limit: number, after?: string) =>
        (await context.store.subscriptions(limit, after)).map(({ id }) => id[0])
      expect(await ids(99)).toEqual(['a', 'b', 'c', 'd'])
      expect(await ids(2)).toEqual(['a', 'b'])
      expect(await ids(2, 'b0000000')).toEqual(['c', 'd'])
      expect(await ids(2, 'd0000000')).toEqual([])
      expect(await ids(0)).toEqual([])
    })
  })

  describe('subscriptions that are due', () => {
    test('in order of time and id, as many as asked for', async () => {
      await put(subscription('c', { time: '08:00' }), subscription('b'), subscription('a'))
      expect(await due()).toEqual(['c', 'a', 'b'])
      expect(await due({}, 'tg:', 2)).toEqual(['c', 'a'])
      expect((await context.store.subscriptionsDue({ day: DAY, time: '08:00' }, 'tg:', 1))[0]).toEqual(
        subscription('c', { time: '08:00' }),
      )
    })

    test.each([
      ['the minute before', '08:59', []],
      ['its minute', '09:00', ['a']],
      ['the minute after', '09:01', ['a']],
      ['midnight', '00:00', []],
    ])('by the time: %s', async (_, time, ids) => {
      await put(subscription('a'))
      expect(await due({ time })).toEqual(ids)
    })

    test.each([
      ['never planned', null, ['a']],
      ['planned for the day before', '2026-10-11', ['a']],
      ['planned for the day', DAY, []],
      ['planned for the day after, before the clock went back', '2026-10-13', ['a']],
    ])('by the day: %s', async (_, plannedDay, ids) => {
      await put(subscription('a', { plannedDay }))
      expect(await due()).toEqual(ids)
    })

    test('paused and switched off, they are not', async () => {
      await put(
        subscription('a', { state: 'paused' }),
        subscription('b', { state: 'off' }),
        subscription('c'),
      )
      expect(await due()).toEqual(['c'])
      await put(subscription('a'), subscription('c', { state: 'off' }))
      expect(await due()).toEqual(['a'])
    })

    test('of a chat where nothing can be sent they are not; one never seen counts as active', async () => {
      await put(subscription('a'), subscription('b'), subscription('c'))
      await context.store.putChat(chat('tg:-a'))
      await context.store.putChat(chat('tg:-b', { active: false, cause: 'kicked' }))
      expect(await due()).toEqual(['a', 'c'])
      await context.store.putChat(chat('tg:-b'))
      expect(await due()).toEqual(['a', 'b', 'c'])
    })

    test('of one channel, or of none', async () => {
      await context.store.ensurePerson('tgx', at(1))
      await put(
        subscription('a'),
        subscription('b', { address: 'web:1' }),
        subscription('c', { address: 'zhang', kind: 'private' }),
        subscription('d', { address: 'tgx', kind: 'private' }),
      )
      expect(await due({}, 'tg:')).toEqual(['a'])
      expect(await due({}, 'tg:-')).toEqual(['a'])
      expect(await due({}, 't%')).toEqual([])
      expect(await due({}, '')).toEqual(['a', 'b', 'c', 'd'])
      expect(await due({}, null)).toEqual(['c', 'd'])
    })
  })

  describe('the day for which a subscription is planned', () => {
    test('is marked once, and follows the clock either way', async () => {
      await put(subscription('a'))
      const mark = (day: string) => context.store.markPlanned('a0000000', day)
      expect(await mark(DAY)).toBe(true)
      expect(await mark(DAY)).toBe(false)
      expect(await context.store.subscription('a0000000')).toEqual(subscription('a', { plannedDay: DAY }))
      expect(await mark('2026-10-11')).toBe(true)
      expect(await mark('2026-10-11')).toBe(false)
      expect(await mark('2026-10-13')).toBe(true)
    })

    test('of a subscription that never was is refused, and a day that is none', async () => {
      await put(subscription('a'))
      await expect(context.store.markPlanned('unknown0', DAY)).rejects.toThrow(StoreRefusedError)
      await expect(context.store.markPlanned('a0000000', '2026-10-32')).rejects.toThrow(StoreRefusedError)
    })

    test('marked through two stores at once, one of them wins, day after day', async () => {
      const stores = [context.store, await context.open()]
      await put(subscription('a'))
      for (const day of ['2026-10-12', '2026-10-13', '2026-10-14']) {
        const won = await Promise.all(
          Array.from({ length: 6 }, (_, i) => stores[i % 2]?.markPlanned('a0000000', day)),
        )
        expect(won.filter((one) => one === true)).toHaveLength(1)
      }
    })
  })
}
