import { describe, expect, test } from 'vitest'
import { StoreRefusedError } from '../../../src/storage/index.ts'
import { at } from '../rows.ts'
import type { Context } from './context.ts'

/** People and their settings. */
export function peopleContract(context: Context): void {
  describe('people', () => {
    test('a person is made once and keeps the first instant', async () => {
      expect(await context.store.ensurePerson('zhang', at(9))).toEqual({
        id: 'zhang',
        name: null,
        createdAt: at(0),
      })
    })

    test('made by two stores at once, it is one person', async () => {
      const other = await context.open()
      const both = await Promise.all([
        context.store.ensurePerson('wang', at(3)),
        other.ensurePerson('wang', at(4)),
      ])
      expect(both[0]).toEqual(both[1])
    })

    test('a name is kept; naming an unknown person is refused', async () => {
      await context.store.namePerson('li', '老李')
      expect((await context.store.ensurePerson('li', at(9))).name).toBe('老李')
      expect((await context.store.ensurePerson('zhang', at(9))).name).toBeNull()
      await expect(context.store.namePerson('nobody', '甲')).rejects.toThrow(StoreRefusedError)
    })

    test('preferences: per person and key, the last write wins', async () => {
      expect(await context.store.preference('zhang', 'region')).toBeNull()
      await context.store.setPreference('zhang', 'region', 'guangxi-2018')
      await context.store.setPreference('zhang', 'region', 'zaozhuang-2019')
      await context.store.setPreference('li', 'region', 'guangxi-2018')
      await context.store.setPreference('zhang', 'level', 'town')
      expect(await context.store.preference('zhang', 'region')).toBe('zaozhuang-2019')
      expect(await context.store.preference('li', 'region')).toBe('guangxi-2018')
      await expect(context.store.setPreference('nobody', 'region', 'x')).rejects.toThrow(StoreRefusedError)
    })
  })
}
