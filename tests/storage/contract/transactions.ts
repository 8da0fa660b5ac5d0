import { describe, expect, test } from 'vitest'
import { type Store, StoreRefusedError } from '../../../src/storage/index.ts'
import { at, card, incoming, line, outgoing } from '../rows.ts'
import type { Context } from './context.ts'

const say = (store: Store, body: string) =>
  store.addMessage({ person: 'zhang', from: 'person', body, at: at(1) })

/** Writes that belong together. */
export function transactionsContract(context: Context): void {
  const bodies = async (store = context.store) =>
    (await store.messages('zhang', 99)).map((message) => message.body)

  describe('a transaction', () => {
    test('stores all of it and gives what the work gave', async () => {
      await context.store.storeIncoming([incoming(1)])
      const given = await context.store.transaction(async (store) => {
        await say(store, '一')
        await store.append([line('a')])
        await store.finishIncoming('tg', [1], at(3))
        return store.addOutgoing([outgoing('k')])
      })
      expect(given).toMatchObject([{ key: 'k' }])
      expect(await bodies()).toEqual(['一'])
      expect(await context.store.ledger('zhang')).toHaveLength(1)
      expect(await context.store.waitingIncoming('tg')).toEqual([])
      expect(await context.store.waitingOutgoing('tg:')).toEqual(given)
    })

    test('stores nothing of it where the work throws, and throws the same', async () => {
      await context.store.storeIncoming([incoming(1)])
      const reason = new Error('changed my mind')
      const work = context.store.transaction(async (store) => {
        await store.ensurePerson('wang', at(1))
        await store.append([line('a')])
        await store.finishIncoming('tg', [1], at(3))
        await store.addOutgoing([outgoing('k')])
        throw reason
      })
      await expect(work).rejects.toBe(reason)
      expect(await context.store.person('wang')).toBeNull()
      expect(await context.store.ledger('zhang')).toEqual([])
      expect(await context.store.waitingIncoming('tg')).toHaveLength(1)
      expect(await context.store.waitingOutgoing('tg:')).toEqual([])
    })

    test('sees its own writes; nobody else does before it is through', async () => {
      const other = await context.open()
      await context.store.transaction(async (store) => {
        await store.ensurePerson('wang', at(1))
        await say(store, '一')
        expect(await bodies(store)).toEqual(['一'])
        expect(await store.person('wang')).toEqual({ id: 'wang', name: null, createdAt: at(1) })
        expect(await bodies()).toEqual([])
        expect(await other.person('wang')).toBeNull()
      })
      expect(await bodies(other)).toEqual(['一'])
    })

    test('a write refused and caught leaves none of its rows; what stands around it is kept', async () => {
      await context.store.transaction(async (store) => {
        await say(store, '一')
        await store.addPending(card('p'))
        const refused = store.append([line('a'), line('b', { count: 0 })], { pending: 'p', at: at(6) })
        await expect(refused).rejects.toThrow(StoreRefusedError)
        const rows = Array.from({ length: 20 }, (_, i) => incoming(i))
        await expect(store.storeIncoming([...rows, incoming(99, { receivedAt: '' })])).rejects.toThrow(
          StoreRefusedError,
        )
        await say(store, '二')
      })
      expect(await bodies()).toEqual(['一', '二'])
      expect(await context.store.ledger('zhang')).toEqual([])
      expect((await context.store.pending('p'))?.settledAt).toBeNull()
      expect(await context.store.waitingIncoming('tg')).toEqual([])
    })

    test('one within another joins it: through with it, gone with it', async () => {
      await context.store.transaction(async (store) => {
        await say(store, '一')
        const inner = await store.transaction(async (joined) => {
          await say(joined, '二')
          return bodies(joined)
        })
        expect(inner).toEqual(['一', '二'])
        expect(await bodies()).toEqual([])
      })
      expect(await bodies()).toEqual(['一', '二'])
      const failing = context.store.transaction(async (store) => {
        await store.transaction((joined) => say(joined, '三'))
        throw new Error('no')
      })
      await expect(failing).rejects.toThrow('no')
      expect(await bodies()).toEqual(['一', '二'])
    })

    test('one within another that fails and is caught leaves nothing of itself', async () => {
      await context.store.transaction(async (store) => {
        await say(store, '一')
        const inner = store.transaction(async (joined) => {
          await say(joined, '二')
          await joined.transaction((deeper) => say(deeper, '三'))
          throw new Error('no')
        })
        await expect(inner).rejects.toThrow('no')
        await say(store, '四')
      })
      expect(await bodies()).toEqual(['一', '四'])
    })

    test('writes sent side by side within one do not get mixed up', async () => {
      await context.store.transaction(async (store) => {
        const results = await Promise.allSettled([
          store.append([line('a')]),
          store.append([line('x'), line('y', { date: 'never' })]),
          store.append([line('b')]),
          say(store, '一'),
        ])
        expect(results.map((result) => result.status)).toEqual([
          'fulfilled',
          'rejected',
          'fulfilled',
          'fulfilled',
        ])
      })
      expect((await context.store.ledger('zhang')).map((row) => [row.seq, row.id])).toEqual([
        [1, 'a'],
        [2, 'b'],
      ])
    })

    test('what is still under way when the work fails, is stored neither with it nor after it', async () => {
      const failing = context.store.transaction((store) =>
        Promise.all([
          Promise.reject(new Error('no')),
          ...Array.from({ length: 5 }, (_, i) => store.append([line(`a${i}`)])),
        ]),
      )
      const next = context.store.transaction((store) => say(store, '一'))
      await expect(failing).rejects.toThrow('no')
      await next
      expect(await context.store.ledger('zhang')).toEqual([])
      expect(await bodies()).toEqual(['一'])
    })

    test('its store is of no use once it is through', async () => {
      const kept = await context.store.transaction(async (store) => store)
      await expect(say(kept, '一')).rejects.toThrow()
      await expect(kept.member('zhang')).rejects.toThrow()
      expect(await bodies()).toEqual([])
    })
  })

  describe('transactions side by side', () => {
    test('those of two stores take turns and lose nothing', async () => {
      const stores = [context.store, await context.open()]
      await context.store.setPreference('zhang', 'count', '0')
      await Promise.all(
        Array.from({ length: 40 }, (_, i) =>
          (stores[i % 2] as Store).transaction(async (store) => {
            const before = Number(await store.preference('zhang', 'count'))
            await say(store, String(before))
            await store.setPreference('zhang', 'count', String(before + 1))
          }),
        ),
      )
      expect(await context.store.preference('zhang', 'count')).toBe('40')
      expect((await bodies()).map(Number)).toEqual(Array.from({ length: 40 }, (_, i) => i))
    })

    test('each rejects or resolves by itself, whatever its neighbours do', async () => {
      const works = Array.from({ length: 100 }, (_, i) =>
        i % 4 === 3
          ? context.store.append([line(`a${i}`, { count: i % 8 === 3 ? 0 : 1 })])
          : context.store.transaction(async (store) => {
              await say(store, String(i))
              if (i % 4 === 1) throw new Error(`no ${i}`)
              await store.append([line(`a${i}`)])
            }),
      )
      const results = await Promise.allSettled(works)
      const stored = results.flatMap(({ status }, i) => (status === 'fulfilled' ? [i] : []))
      expect(stored).toEqual(works.flatMap((_, i) => (i % 4 === 1 || i % 8 === 3 ? [] : [i])))
      const rows = await context.store.ledger('zhang')
      expect(rows.map((row) => row.id)).toEqual(stored.map((i) => `a${i}`))
      expect(rows.map((row) => row.seq)).toEqual(stored.map((_, i) => i + 1))
      expect(await bodies()).toEqual(stored.filter((i) => i % 4 !== 3).map(String))
    })
  })
}
