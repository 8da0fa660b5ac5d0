/**
 * What every implementation of Store must do, on its real engine. A new engine calls `describeStore` with a factory
 * of its own and changes nothing here.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Store, StoreClosedError, StoreRefusedError } from '../../src/storage/index.ts'
import { at, card, line, tenure } from './rows.ts'

export interface StoreSetup {
  /** Opens the same data once more, as another process would; the first call finds it empty. */
  open(): Promise<Store>
  /** Removes the data; every store is closed by then. */
  dispose(): Promise<void>
}

export function describeStore(engine: string, setUp: () => Promise<StoreSetup>): void {
  describe(`store contract: ${engine}`, () => {
    let setup: StoreSetup
    let store: Store
    const opened: Store[] = []

    const open = async (): Promise<Store> => {
      const another = await setup.open()
      opened.push(another)
      return another
    }

    beforeEach(async () => {
      setup = await setUp()
      store = await open()
      for (const id of ['zhang', 'li', 'staff']) await store.ensurePerson(id, at(0))
    })

    afterEach(async () => {
      await Promise.all(opened.splice(0).map((one) => one.close()))
      await setup.dispose()
    })

    describe('people', () => {
      test('a person is made once and keeps the first instant', async () => {
        expect(await store.ensurePerson('zhang', at(9))).toEqual({
          id: 'zhang',
          name: null,
          createdAt: at(0),
        })
      })

      test('made by two stores at once, it is one person', async () => {
        const other = await open()
        const both = await Promise.all([store.ensurePerson('wang', at(3)), other.ensurePerson('wang', at(4))])
        expect(both[0]).toEqual(both[1])
      })

      test('a name is kept; naming an unknown person is refused', async () => {
        await store.namePerson('li', '老李')
        expect((await store.ensurePerson('li', at(9))).name).toBe('老李')
        expect((await store.ensurePerson('zhang', at(9))).name).toBeNull()
        await expect(store.namePerson('nobody', '甲')).rejects.toThrow(StoreRefusedError)
      })

      test('preferences: per person and key, the last write wins', async () => {
        expect(await store.preference('zhang', 'region')).toBeNull()
        await store.setPreference('zhang', 'region', 'guangxi-2018')
        await store.setPreference('zhang', 'region', 'zaozhuang-2019')
        await store.setPreference('li', 'region', 'guangxi-2018')
        await store.setPreference('zhang', 'level', 'town')
        expect(await store.preference('zhang', 'region')).toBe('zaozhuang-2019')
        expect(await store.preference('li', 'region')).toBe('guangxi-2018')
        await expect(store.setPreference('nobody', 'region', 'x')).rejects.toThrow(StoreRefusedError)
      })
    })

    describe('tenures', () => {
      test('are listed per person in the order in which they were added', async () => {
        const first = await store.addTenure(tenure())
        const other = await store.addTenure(tenure({ person: 'li', post: 'town-party-head', title: null }))
        const second = await store.addTenure(tenure({ post: 'town-member', to: '2026-06-30' }))
        expect(new Set([first.id, other.id, second.id]).size).toBe(3)
        expect(await store.tenures('zhang')).toEqual([first, second])
        expect(await store.tenures('li')).toEqual([other])
        expect(first).toEqual({ id: first.id, ...tenure() })
      })

      test('an amendment changes the days and keeps id, place in the list and the other values', async () => {
        const first = await store.addTenure(tenure())
        const second = await store.addTenure(tenure({ post: 'town-member' }))
        await store.amendTenure(first.id, { from: '2026-02-01', to: '2026-10-31' }, at(8))
        expect(await store.tenures('zhang')).toEqual([
          { ...first, from: '2026-02-01', to: '2026-10-31', recordedAt: at(8) },
          second,
        ])
        await store.amendTenure(first.id, { from: '2026-02-01', to: null }, at(9))
        expect((await store.tenures('zhang'))[0]?.to).toBeNull()
      })

      test('a withdrawn tenure is gone for good; an unknown one cannot be amended', async () => {
        const { id } = await store.addTenure(tenure())
        await store.amendTenure(id, null, at(8))
        expect(await store.tenures('zhang')).toEqual([])
        await expect(store.amendTenure(id, { from: '2026-02-01', to: null }, at(9))).rejects.toThrow(
          StoreRefusedError,
        )
        await expect(store.amendTenure('nothing', null, at(9))).rejects.toThrow(StoreRefusedError)
      })

      test.each([
        ['the day before it begins', '2026-01-09', false],
        ['the day on which it begins', '2026-01-10', true],
        ['the day after it begins', '2026-01-11', true],
      ])('a tenure that ends %s', async (_, to, accepted) => {
        const added = store.addTenure(tenure({ to }))
        if (accepted) await expect(added).resolves.toMatchObject({ to })
        else await expect(added).rejects.toThrow(StoreRefusedError)
        expect(await store.tenures('zhang')).toHaveLength(accepted ? 1 : 0)
      })
    })

    describe('ledger', () => {
      test('keeps every value of a line and numbers them from 1 without gaps, across people', async () => {
        const one = line('a')
        const two = line('b', { person: 'li', place: null, reason: null, count: 1 })
        const three = line('c', { kind: 'void', amends: 'a' })
        expect(await store.append([one])).toEqual({ stored: true, rows: [{ ...one, seq: 1 }] })
        expect(await store.append([two, three])).toEqual({
          stored: true,
          rows: [
            { ...two, seq: 2 },
            { ...three, seq: 3 },
          ],
        })
        expect(await store.ledger('zhang')).toEqual([
          { ...one, seq: 1 },
          { ...three, seq: 3 },
        ])
        expect(await store.ledger('li')).toEqual([{ ...two, seq: 2 }])
        expect(await store.ledger('staff')).toEqual([])
      })

      test('a confirmation used before stores nothing and gives the first lines', async () => {
        const first = await store.append([line('a', { confirmation: 'k' }), line('b', { confirmation: 'k' })])
        const again = await store.append([line('x', { confirmation: 'k', place: '别处' })])
        expect(again).toEqual({ stored: false, rows: first.rows })
        const partly = await store.append([line('y'), line('z', { confirmation: 'k' })])
        expect(partly).toEqual({ stored: false, rows: first.rows })
        expect(await store.ledger('zhang')).toEqual(first.rows)
        expect((await store.append([line('c')])).rows[0]?.seq).toBe(3)
      })

      test('lines and card are settled together', async () => {
        await store.addPending(card('p'))
        await store.append([line('a', { confirmation: 'p' })], { pending: 'p', at: at(6) })
        expect(await store.pending('p')).toEqual({ ...card('p'), settledAt: at(6), outcome: 'confirmed' })
        const again = await store.append([line('b', { confirmation: 'p' })], { pending: 'p', at: at(7) })
        expect(again).toMatchObject({ stored: false, rows: [{ id: 'a', seq: 1 }] })
        expect((await store.pending('p'))?.settledAt).toBe(at(6))
      })

      test('a card that was cancelled stores nothing any more', async () => {
        await store.addPending(card('p'))
        await store.settlePending('p', 'cancelled', at(3))
        expect(await store.append([line('a')], { pending: 'p', at: at(6) })).toEqual({
          stored: false,
          rows: [],
        })
        expect(await store.ledger('zhang')).toEqual([])
        expect((await store.pending('p'))?.outcome).toBe('cancelled')
      })

      test.each([
        ['an id used before', line('b', { id: 'a0' })],
        ['an unknown person', line('b', { person: 'nobody' })],
        ['an unknown writer', line('b', { recordedBy: 'nobody' })],
        ['a correction of nothing', line('b', { kind: 'correction' })],
        ['a record that amends', line('b', { amends: 'a0' })],
        ['a correction of an unknown line', line('b', { kind: 'correction', amends: 'nothing' })],
        ['a correction of a correction', line('b', { kind: 'correction', amends: 'a1' })],
        ['a correction of another person’s line', line('b', { kind: 'void', amends: 'a0', person: 'li' })],
        ['a count of 0', line('b', { count: 0 })],
        ['a day in another form', line('b', { date: '2026-9-30' })],
        ['a day that does not exist', line('b', { date: '2026-02-30' })],
        ['an instant without a zone', line('b', { recordedAt: '2026-10-01T00:00:00' })],
      ])('%s is refused with all that came with it', async (_, bad) => {
        await store.append([line('a0'), line('a1', { kind: 'correction', amends: 'a0' })])
        await store.addPending(card('p'))
        await expect(store.append([line('good'), bad], { pending: 'p', at: at(6) })).rejects.toThrow(
          StoreRefusedError,
        )
        expect((await store.ledger('zhang')).map((row) => row.id)).toEqual(['a0', 'a1'])
        expect((await store.pending('p'))?.settledAt).toBeNull()
        expect((await store.append([line('next')])).rows[0]?.seq).toBe(3)
      })

      test('an unknown card is refused', async () => {
        await expect(store.append([line('a')], { pending: 'nothing', at: at(6) })).rejects.toThrow(
          StoreRefusedError,
        )
        expect(await store.ledger('zhang')).toEqual([])
      })

      test('two stores writing at once: no gap, no double, everything kept', async () => {
        const stores = [store, await open()]
        const ids = Array.from({ length: 60 }, (_, i) => `r${i}`)
        const results = await Promise.all(ids.map((id, i) => (stores[i % 2] as Store).append([line(id)])))
        expect(results.every((result) => result.stored)).toBe(true)
        const rows = await store.ledger('zhang')
        expect(rows.map((row) => row.seq)).toEqual(ids.map((_, i) => i + 1))
        expect(rows.map((row) => row.id).sort()).toEqual([...ids].sort())
      })

      test('one confirmation tapped many times at once in two stores is stored once', async () => {
        const stores = [store, await open()]
        await store.addPending(card('p'))
        const taps = await Promise.all(
          Array.from({ length: 20 }, (_, i) =>
            (stores[i % 2] as Store).append([line(`r${i}`, { confirmation: 'p' })], {
              pending: 'p',
              at: at(6),
            }),
          ),
        )
        expect(taps.filter((tap) => tap.stored)).toHaveLength(1)
        expect(new Set(taps.map((tap) => JSON.stringify(tap.rows))).size).toBe(1)
        expect(await store.ledger('zhang')).toHaveLength(1)
      })

      test('what is committed is seen at once, here and in another store', async () => {
        const other = await open()
        for (let i = 1; i <= 10; i += 1) {
          await store.append([line(`r${i}`)])
          expect(await store.ledger('zhang')).toHaveLength(i)
          expect(await other.ledger('zhang')).toHaveLength(i)
        }
      })

      test.each([
        ['SQL', "'); DROP TABLE ledger; --"],
        ['HTML', '<script>alert(1)</script>&amp;'],
        ['emoji and rare characters', '👩‍🏭𠮷\u200d\ufeff'],
        ['10,000 characters', '检'.repeat(10_000)],
        ['nothing', ''],
      ])('words are kept as they are: %s', async (_, words) => {
        await store.append([line('a', { words, place: words, reason: words })])
        expect((await store.ledger('zhang'))[0]).toMatchObject({ words, place: words, reason: words })
      })
    })

    test('half a character does no harm to what stands around it', async () => {
      await store.append([line('a', { words: '检查\ud83d了码头' })])
      expect((await store.ledger('zhang'))[0]?.words).toMatch(/^检查.*了码头$/u)
    })

    describe('cards', () => {
      test('open ones are listed newest first, per person', async () => {
        await store.addPending(card('p1', { createdAt: at(1) }))
        await store.addPending(card('p3', { createdAt: at(3) }))
        await store.addPending(card('p2', { createdAt: at(2) }))
        await store.addPending(card('q', { person: 'li' }))
        await store.settlePending('p2', 'cancelled', at(4))
        expect((await store.openPending('zhang')).map((row) => row.id)).toEqual(['p3', 'p1'])
        expect(await store.pending('nothing')).toBeNull()
      })

      test('are settled once, whichever store is first', async () => {
        const other = await open()
        await store.addPending(card('p'))
        const settled = await Promise.all([
          store.settlePending('p', 'cancelled', at(4)),
          other.settlePending('p', 'replaced', at(5)),
        ])
        expect(settled.filter(Boolean)).toHaveLength(1)
        expect((await store.pending('p'))?.outcome).toBe(settled[0] ? 'cancelled' : 'replaced')
        expect(await store.settlePending('nothing', 'cancelled', at(4))).toBe(false)
      })

      test('an id is used once', async () => {
        await store.addPending(card('p'))
        await expect(store.addPending(card('p', { payload: '{}' }))).rejects.toThrow(StoreRefusedError)
        expect((await store.pending('p'))?.payload).toBe(card('p').payload)
      })
    })

    describe('conversation', () => {
      const say = (body: string, person = 'zhang') =>
        store.addMessage({ person, from: 'person', body, at: at(1) })

      test('gives the latest lines, oldest first, and those before a line', async () => {
        const [one, two] = [await say('一'), await say('二')]
        await say('别人', 'li')
        const three = await store.addMessage({ person: 'zhang', from: 'assistant', body: '{}', at: at(2) })
        expect(await store.messages('zhang', 9)).toEqual([one, two, three])
        expect(await store.messages('zhang', 2)).toEqual([two, three])
        expect(await store.messages('zhang', 1, three.seq)).toEqual([two])
        expect(await store.messages('zhang', 9, one.seq)).toEqual([])
        expect(three).toMatchObject({ from: 'assistant', body: '{}', at: at(2), person: 'zhang' })
      })

      test('is forgotten for one person alone, with the ledger untouched and no number used again', async () => {
        await store.append([line('a')])
        const before = await say('一')
        await say('别人', 'li')
        await store.clearMessages('zhang')
        expect(await store.messages('zhang', 9)).toEqual([])
        expect(await store.messages('li', 9)).toHaveLength(1)
        expect(await store.ledger('zhang')).toHaveLength(1)
        expect((await say('二')).seq).toBeGreaterThan(before.seq)
      })
    })

    describe('closing', () => {
      test('everything is there after closing and opening again', async () => {
        const held = await store.addTenure(tenure())
        await store.addPending(card('p'))
        const { rows } = await store.append([line('a')])
        await store.addMessage({ person: 'zhang', from: 'person', body: '一', at: at(1) })
        await store.close()
        const again = await open()
        expect(await again.tenures('zhang')).toEqual([held])
        expect(await again.openPending('zhang')).toHaveLength(1)
        expect(await again.ledger('zhang')).toEqual(rows)
        expect(await again.messages('zhang', 9)).toHaveLength(1)
      })

      test('lets what is under way finish, then refuses', async () => {
        const under = Promise.all(['a', 'b', 'c'].map((id) => store.append([line(id)])))
        await Promise.all([store.close(), store.close()])
        expect(await under).toHaveLength(3)
        await expect(store.append([line('d')])).rejects.toThrow(StoreClosedError)
        await expect(store.ledger('zhang')).rejects.toThrow(StoreClosedError)
        expect((await (await open()).ledger('zhang')).map((row) => row.id)).toEqual(['a', 'b', 'c'])
      })
    })
  })
}
