import { describe, expect, test } from 'vitest'
import { StoreRefusedError } from '../../../src/storage/index.ts'
import { at } from '../rows.ts'
import type { Context } from './context.ts'

/** What is kept of a chat model's endpoint. */
export function modelContract(context: Context): void {
  describe('a model’s endpoint', () => {
    test('keeps how it gives structured output, each its own, the last word counting', async () => {
      expect(await context.store.rung('one')).toBeNull()
      await context.store.keepRung('one', 'json-schema', at(1))
      await context.store.keepRung('two', 'prompt', at(1))
      await context.store.keepRung('one', 'tool-call', at(2))
      const other = await context.open()
      expect(await other.rung('one')).toBe('tool-call')
      expect(await other.rung('two')).toBe('prompt')
      expect(await other.rung('three')).toBeNull()
    })

    test('counts the tokens of each day, from every store at once', async () => {
      const other = await context.open()
      expect(await context.store.tokens('2026-10-01')).toBe(0)
      const stores = [context.store, other]
      await Promise.all(Array.from({ length: 20 }, (_, i) => stores[i % 2]?.addTokens('2026-10-01', i + 1)))
      await context.store.addTokens('2026-10-02', 7)
      await context.store.addTokens('2026-10-02', 0)
      expect(await other.tokens('2026-10-01')).toBe(210)
      expect(await other.tokens('2026-10-02')).toBe(7)
      expect(await other.tokens('2026-09-30')).toBe(0)
    })

    test.each([
      ['2026-02-30', 1],
      ['2026-10-01', -1],
      ['2026-10-01', 1.5],
    ])('refuses tokens of %s: %d', async (day, tokens) => {
      await expect(context.store.addTokens(day, tokens)).rejects.toThrow(StoreRefusedError)
      expect(await context.store.tokens(day)).toBe(0)
    })
  })
}
