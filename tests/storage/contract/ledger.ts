import { describe, expect, test } from 'vitest'
import { type Store, StoreRefusedError } from '../../../src/storage/index.ts'
import { at, card, line } from '../rows.ts'
import type { Context } from './context.ts'

/** The append-only ledger. */
export function ledgerContract(context: Context): void {
  describe('ledger', () => {
    test('keeps every value of a line and numbers them from 1 without gaps, across people', async () => {
      const one = line('a')
      const two = line('b', { person: 'li', place: null, reason: null, count: 1 })
      const three = line('c', { kind: 'void', amends: 'a' })
      expect(await context.store.append([one])).toEqual({ stored: true, rows: [{ ...one, seq: 1 }] })
      expect(await context.store.append([two, three])).toEqual({
        stored: true,
        rows: [
          { ...two, seq: 2 },
          { ...three, seq: 3 },
        ],
      })
      expect(await context.store.ledger('zhang')).toEqual([
        { ...one, seq: 1 },
        { ...three, seq: 3 },
      ])
      expect(await context.store.ledger('li')).toEqual([{ ...two, seq: 2 }])
      expect(await context.store.ledger('staff')).toEqual([])
    })

    test('a confirmation used before stores nothing and gives the first lines', async () => {
      const first = await context.store.append([
        line('a', { confirmation: 'k' }),
        line('b', { confirmation: 'k' }),
      ])
      const again = await context.store.append([line('x', { confirmation: 'k', place: '别处' })])
      expect(again).toEqual({ stored: false, rows: first.rows })
      const partly = await context.store.append([line('y'), line('z', { confirmation: 'k' })])
      expect(partly).toEqual({ stored: false, rows: first.rows })
      expect(await context.store.ledger('zhang')).toEqual(first.rows)
      expect((await context.store.append([line('c')])).rows[0]?.seq).toBe(3)
    })

    test('lines and card are settled together', async () => {
      await context.store.addPending(card('p'))
      await context.store.append([line('a', { confirmation: 'p' })], { pending: 'p', at: at(6) })
      expect(await context.store.pending('p')).toEqual({
        ...card('p'),
        settledAt: at(6),
        outcome: 'confirmed',
      })
      const again = await context.store.append([line('b', { confirmation: 'p' })], {
        pending: 'p',
        at: at(7),
      })
      expect(again).toMatchObject({ stored: false, rows: [{ id: 'a', seq: 1 }] })
      expect((await context.store.pending('p'))?.settledAt).toBe(at(6))
    })

    test('a card that was cancelled stores nothing any more', async () => {
      await context.store.addPending(card('p'))
      await context.store.settlePending('p', 'cancelled', at(3))
      expect(await context.store.append([line('a')], { pending: 'p', at: at(6) })).toEqual({
        stored: false,
        rows: [],
      })
      expect(await context.store.ledger('zhang')).toEqual([])
      expect((await context.store.pending('p'))?.outcome).toBe('cancelled')
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
      await context.store.append([line('a0'), line('a1', { kind: 'correction', amends: 'a0' })])
      await context.store.addPending(card('p'))
      await expect(context.store.append([line('good'), bad], { pending: 'p', at: at(6) })).rejects.toThrow(
        StoreRefusedError,
      )
      expect((await context.store.ledger('zhang')).map((row) => row.id)).toEqual(['a0', 'a1'])
      expect((await context.store.pending('p'))?.settledAt).toBeNull()
      expect((await context.store.append([line('next')])).rows[0]?.seq).toBe(3)
    })

    test('an unknown card is refused', async () => {
      await expect(context.store.append([line('a')], { pending: 'nothing', at: at(6) })).rejects.toThrow(
        StoreRefusedError,
      )
      expect(await context.store.ledger('zhang')).toEqual([])
    })

    test('two stores writing at once: no gap, no double, everything kept', async () => {
      const stores = [context.store, await context.open()]
      const ids = Array.from({ length: 60 }, (_, i) => `r${i}`)
      const results = await Promise.all(ids.map((id, i) => (stores[i % 2] as Store).append([line(id)])))
      expect(results.every((result) => result.stored)).toBe(true)
      const rows = await context.store.ledger('zhang')
      expect(rows.map((row) => row.seq)).toEqual(ids.map((_, i) => i + 1))
      expect(rows.map((row) => row.id).sort()).toEqual([...ids].sort())
    })

    test('one confirmation tapped many times at once in two stores is stored once', async () => {
      const stores = [context.store, await context.open()]
      await context.store.addPending(card('p'))
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
      expect(await context.store.ledger('zhang')).toHaveLength(1)
    })

    test('what is committed is seen at once, here and in another store', async () => {
      const other = await context.open()
      for (let i = 1; i <= 10; i += 1) {
        await context.store.append([line(`r${i}`)])
        expect(await context.store.ledger('zhang')).toHaveLength(i)
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
      await context.store.append([line('a', { words, place: words, reason: words })])
      expect((await context.store.ledger('zhang'))[0]).toMatchObject({ words, place: words, reason: words })
    })
  })

  test('half a character does no harm to what stands around it', async () => {
    await context.store.append([line('a', { words: '检查\ud83d了码头' })])
    expect((await context.store.ledger('zhang'))[0]?.words).toMatch(/^检查.*了码头$/u)
  })
}
