import { describe, expect, test } from 'vitest'
import { StoreRefusedError } from '../../../src/storage/index.ts'
import { at, tenure } from '../rows.ts'
import type { Context } from './context.ts'

/** Posts held. */
export function tenuresContract(context: Context): void {
  describe('tenures', () => {
    test('are listed per person in the order in which they were added', async () => {
      const first = await context.store.addTenure(tenure())
      const other = await context.store.addTenure(
        tenure({ person: 'li', post: 'town-party-head', title: null }),
      )
      const second = await context.store.addTenure(tenure({ post: 'town-member', to: '2026-06-30' }))
      expect(new Set([first.id, other.id, second.id]).size).toBe(3)
      expect(await context.store.tenures('zhang')).toEqual([first, second])
      expect(await context.store.tenures('li')).toEqual([other])
      expect(first).toEqual({ id: first.id, ...tenure() })
    })

    test('are listed per regulation, whoever holds them, as they stand now', async () => {
      const first = await context.store.addTenure(tenure())
      const other = await context.store.addTenure(tenure({ person: 'li', to: '2026-06-30' }))
      const gone = await context.store.addTenure(tenure({ person: 'li', post: 'town-member' }))
      await context.store.addTenure(tenure({ regulation: 'guangxi-2018', post: 'party-head' }))
      await context.store.amendTenure(first.id, { from: '2026-02-01', to: null }, at(8))
      await context.store.amendTenure(gone.id, null, at(9))
      const { regulation } = tenure()
      expect(await context.store.tenuresOf(regulation)).toEqual([
        { ...first, from: '2026-02-01', recordedAt: at(8) },
        other,
      ])
      expect(await context.store.tenuresOf('nothing')).toEqual([])
    })

    test('an amendment changes the days and keeps id, place in the list and the other values', async () => {
      const first = await context.store.addTenure(tenure())
      const second = await context.store.addTenure(tenure({ post: 'town-member' }))
      await context.store.amendTenure(first.id, { from: '2026-02-01', to: '2026-10-31' }, at(8))
      expect(await context.store.tenures('zhang')).toEqual([
        { ...first, from: '2026-02-01', to: '2026-10-31', recordedAt: at(8) },
        second,
      ])
      await context.store.amendTenure(first.id, { from: '2026-02-01', to: null }, at(9))
      expect((await context.store.tenures('zhang'))[0]?.to).toBeNull()
    })

    test('a withdrawn tenure is gone for good; an unknown one cannot be amended', async () => {
      const { id } = await context.store.addTenure(tenure())
      await context.store.amendTenure(id, null, at(8))
      expect(await context.store.tenures('zhang')).toEqual([])
      await expect(context.store.amendTenure(id, { from: '2026-02-01', to: null }, at(9))).rejects.toThrow(
        StoreRefusedError,
      )
      await expect(context.store.amendTenure('nothing', null, at(9))).rejects.toThrow(StoreRefusedError)
    })

    test.each([
      ['the day before it begins', '2026-01-09', false],
      ['the day on which it begins', '2026-01-10', true],
      ['the day after it begins', '2026-01-11', true],
    ])('a tenure that ends %s', async (_, to, accepted) => {
      const added = context.store.addTenure(tenure({ to }))
      if (accepted) await expect(added).resolves.toMatchObject({ to })
      else await expect(added).rejects.toThrow(StoreRefusedError)
      expect(await context.store.tenures('zhang')).toHaveLength(accepted ? 1 : 0)
    })
  })
}
