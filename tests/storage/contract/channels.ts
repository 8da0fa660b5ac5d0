import { describe, expect, test } from 'vitest'
import { type NewOutRow, StoreRefusedError } from '../../../src/storage/index.ts'
import { at, incoming, outgoing } from '../rows.ts'
import type { Context } from './context.ts'

const waiting = { attempts: 0, settledAt: null, outcome: null, cause: null }
const sentNothing = { ...waiting, messageIds: [] }

/** What comes in and goes out through channels. */
export function channelsContract(context: Context): void {
  describe('incoming', () => {
    test('is stored once, waits in order, and is new once', async () => {
      const rows = [incoming(5), incoming(3), incoming(5, { body: '{}' })]
      expect(await context.store.storeIncoming(rows)).toEqual([
        { ...incoming(5), ...waiting },
        { ...incoming(3), ...waiting },
      ])
      expect(await context.store.storeIncoming([incoming(3), incoming(4)])).toEqual([
        { ...incoming(4), ...waiting },
      ])
      await context.store.storeIncoming([incoming(4, { channel: 'other' })])
      expect((await context.store.waitingIncoming('tg')).map((row) => row.id)).toEqual([3, 4, 5])
      expect((await context.store.waitingIncoming('other')).map((row) => row.id)).toEqual([4])
    })

    test.each([0, 1, 8, 9, 100])('%i rows at once', async (count) => {
      const rows = Array.from({ length: count }, (_, i) => incoming(1000 - i))
      expect((await context.store.storeIncoming(rows)).map((row) => row.id)).toEqual(
        rows.map((row) => row.id),
      )
      expect(await context.store.waitingIncoming('tg')).toHaveLength(count)
    })

    test('a bad row keeps out all that came with it', async () => {
      const rows = Array.from({ length: 20 }, (_, i) => incoming(i))
      await expect(
        context.store.storeIncoming([...rows, incoming(99, { receivedAt: 'now' })]),
      ).rejects.toThrow(StoreRefusedError)
      expect(await context.store.waitingIncoming('tg')).toEqual([])
    })

    test('numbers beyond 32 bits keep their value and order', async () => {
      await context.store.storeIncoming([incoming(9_007_199_254_740_991), incoming(4_294_967_296)])
      expect((await context.store.waitingIncoming('tg')).map((row) => row.id)).toEqual([
        4_294_967_296, 9_007_199_254_740_991,
      ])
      expect(await context.store.finishIncoming('tg', [9_007_199_254_740_991], at(2))).toEqual([
        9_007_199_254_740_991,
      ])
    })

    test('is done once, its words are gone, and it is never new again', async () => {
      await context.store.storeIncoming([incoming(1), incoming(2)])
      expect(await context.store.finishIncoming('tg', [1, 9], at(3))).toEqual([1])
      expect(await context.store.finishIncoming('tg', [1], at(4))).toEqual([])
      expect(await context.store.finishIncoming('tg', [9], at(4))).toEqual([])
      expect((await context.store.waitingIncoming('tg')).map((row) => row.id)).toEqual([2])
      expect(await context.store.storeIncoming([incoming(1)])).toEqual([])
      expect(await context.store.waitingIncoming('tg')).toHaveLength(1)
    })

    test('done at once through two stores, it is done by one', async () => {
      const other = await context.open()
      await context.store.storeIncoming([incoming(1)])
      const both = await Promise.all([
        context.store.finishIncoming('tg', [1], at(3)),
        other.finishIncoming('tg', [1], at(3)),
      ])
      expect(both.flat()).toEqual([1])
    })

    test('failed attempts are counted; one given up is kept with its body, and is over', async () => {
      await context.store.storeIncoming([incoming(1), incoming(2)])
      const fail = (id: number, cause: string, minute: number, park: boolean) =>
        context.store.failIncoming('tg', id, { cause, at: at(minute), park })
      await fail(1, 'timeout', 3, false)
      expect((await context.store.waitingIncoming('tg'))[0]).toEqual({
        ...incoming(1),
        ...waiting,
        attempts: 1,
        cause: 'timeout',
      })
      expect(await context.store.parkedIncoming('tg')).toEqual([])
      await fail(2, 'bug', 4, true)
      await fail(1, 'bug', 5, true)
      await fail(1, 'again', 6, false)
      expect(await context.store.waitingIncoming('tg')).toEqual([])
      expect(await context.store.parkedIncoming('tg')).toEqual([
        { ...incoming(1), attempts: 2, cause: 'bug', settledAt: at(5), outcome: 'parked' },
        { ...incoming(2), attempts: 1, cause: 'bug', settledAt: at(4), outcome: 'parked' },
      ])
      expect(await context.store.finishIncoming('tg', [1], at(7))).toEqual([])
      expect(await context.store.parkedIncoming('tg')).toHaveLength(2)
    })
  })

  describe('outgoing', () => {
    const add = (...rows: NewOutRow[]) => context.store.addOutgoing(rows)
    const keys = async (prefix: string, afterSeq?: number) =>
      (await context.store.waitingOutgoing(prefix, afterSeq)).map((row) => row.key)

    test('is stored in order, once per key', async () => {
      const [b, a] = await add(outgoing('b'), outgoing('a', { thread: null, replyTo: null, replaces: null }))
      expect(b).toEqual({ ...outgoing('b'), ...sentNothing, seq: b?.seq })
      expect(a).toMatchObject({ key: 'a', thread: null, replyTo: null, replaces: null })
      expect(await add(outgoing('a'), outgoing('c'), outgoing('c'))).toMatchObject([{ key: 'c' }])
      expect(await keys('tg:')).toEqual(['b', 'a', 'c'])
      expect(await keys('tg:', b?.seq)).toEqual(['a', 'c'])
    })

    test('waits for the addresses of one channel', async () => {
      await add(outgoing('a'), outgoing('b', { address: 'tg:-100' }), outgoing('c', { address: 'web:7' }))
      expect(await keys('tg:')).toEqual(['a', 'b'])
      expect(await keys('tg:7')).toEqual(['a'])
      expect(await keys('t%')).toEqual([])
    })

    test('counts the messages that are out, and is over with the last', async () => {
      const [row] = await add(outgoing('a'))
      const seq = row?.seq ?? 0
      await context.store.markSent(seq, 5_000_000_001, at(3), false)
      await context.store.failOutgoing(seq, { cause: 'flood', at: at(4), giveUp: false })
      expect(await context.store.waitingOutgoing('tg:')).toEqual([
        { ...outgoing('a'), ...sentNothing, seq, messageIds: [5_000_000_001], attempts: 1, cause: 'flood' },
      ])
      await context.store.markSent(seq, 12, at(5), true)
      expect(await context.store.waitingOutgoing('tg:')).toEqual([])
      await context.store.markSent(seq, 13, at(6), false)
      await context.store.failOutgoing(seq, { cause: 'late', at: at(6), giveUp: false })
      expect(await add(outgoing('a'))).toEqual([])
      expect(await keys('tg:')).toEqual([])
    })

    test('given up, it waits no more and is not stored again', async () => {
      const [row] = await add(outgoing('a'))
      await context.store.failOutgoing(row?.seq ?? 0, { cause: 'blocked', at: at(4), giveUp: true })
      expect(await keys('tg:')).toEqual([])
      expect(await add(outgoing('a'))).toEqual([])
    })

    test('a row that never was cannot be sent', async () => {
      await expect(context.store.markSent(99, 1, at(1), true)).rejects.toThrow(StoreRefusedError)
      await expect(context.store.failOutgoing(99, { cause: 'x', at: at(1), giveUp: true })).rejects.toThrow(
        StoreRefusedError,
      )
    })

    test('a key stored at once through two stores is stored once', async () => {
      const other = await context.open()
      const both = await Promise.all([add(outgoing('a')), other.addOutgoing([outgoing('a')])])
      expect(both.flat()).toHaveLength(1)
    })
  })

  test('a short id of a button stands for what it stood for first', async () => {
    await context.store.keepActions([])
    await context.store.keepActions([
      { id: 'x', action: '说:一' },
      { id: 'y', action: '说:二' },
    ])
    await context.store.keepActions([{ id: 'x', action: '说:三' }])
    expect(await context.store.action('x')).toBe('说:一')
    expect(await context.store.action('y')).toBe('说:二')
    expect(await context.store.action('z')).toBeNull()
  })
}
