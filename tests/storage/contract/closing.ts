import { describe, expect, test } from 'vitest'
import { StoreClosedError } from '../../../src/storage/index.ts'
import { at, card, line, tenure } from '../rows.ts'
import type { Context } from './context.ts'

/** What closing does. */
export function closingContract(context: Context): void {
  describe('closing', () => {
    test('everything is there after closing and opening again', async () => {
      const held = await context.store.addTenure(tenure())
      await context.store.addPending(card('p'))
      const { rows } = await context.store.append([line('a')])
      await context.store.addMessage({ person: 'zhang', from: 'person', body: '一', at: at(1) })
      await context.store.close()
      const again = await context.open()
      expect(await again.tenures('zhang')).toEqual([held])
      expect(await again.openPending('zhang')).toHaveLength(1)
      expect(await again.ledger('zhang')).toEqual(rows)
      expect(await again.messages('zhang', 9)).toHaveLength(1)
    })

    test('lets what is under way finish, then refuses', async () => {
      const under = Promise.all(['a', 'b', 'c'].map((id) => context.store.append([line(id)])))
      await Promise.all([context.store.close(), context.store.close()])
      expect(await under).toHaveLength(3)
      await expect(context.store.append([line('d')])).rejects.toThrow(StoreClosedError)
      await expect(context.store.ledger('zhang')).rejects.toThrow(StoreClosedError)
      expect((await (await context.open()).ledger('zhang')).map((row) => row.id)).toEqual(['a', 'b', 'c'])
    })
  })
}
