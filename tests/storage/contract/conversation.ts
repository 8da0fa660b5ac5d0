import { describe, expect, test } from 'vitest'
import { StoreRefusedError } from '../../../src/storage/index.ts'
import { at, card, line } from '../rows.ts'
import type { Context } from './context.ts'

/** Cards and lines of the conversation. */
export function conversationContract(context: Context): void {
  describe('cards', () => {
    test('open ones are listed newest first, per person', async () => {
      await context.store.addPending(card('p1', { createdAt: at(1) }))
      await context.store.addPending(card('p3', { createdAt: at(3) }))
      await context.store.addPending(card('p2', { createdAt: at(2) }))
      await context.store.addPending(card('q', { person: 'li' }))
      await context.store.settlePending('p2', 'cancelled', at(4))
      expect((await context.store.openPending('zhang')).map((row) => row.id)).toEqual(['p3', 'p1'])
      expect(await context.store.pending('nothing')).toBeNull()
    })

    test('are settled once, whichever store is first', async () => {
      const other = await context.open()
      await context.store.addPending(card('p'))
      const settled = await Promise.all([
        context.store.settlePending('p', 'cancelled', at(4)),
        other.settlePending('p', 'replaced', at(5)),
      ])
      expect(settled.filter(Boolean)).toHaveLength(1)
      expect((await context.store.pending('p'))?.outcome).toBe(settled[0] ? 'cancelled' : 'replaced')
      expect(await context.store.settlePending('nothing', 'cancelled', at(4))).toBe(false)
    })

    test('an id is used once', async () => {
      await context.store.addPending(card('p'))
      await expect(context.store.addPending(card('p', { payload: '{}' }))).rejects.toThrow(StoreRefusedError)
      expect((await context.store.pending('p'))?.payload).toBe(card('p').payload)
    })
  })

  describe('conversation', () => {
    const say = (body: string, person = 'zhang') =>
      context.store.addMessage({ person, from: 'person', body, at: at(1) })

    test('gives the latest lines, oldest first, and those before a line', async () => {
      const [one, two] = [await say('一'), await say('二')]
      await say('别人', 'li')
      const three = await context.store.addMessage({
        person: 'zhang',
        from: 'assistant',
        body: '{}',
        at: at(2),
      })
      expect(await context.store.messages('zhang', 9)).toEqual([one, two, three])
      expect(await context.store.messages('zhang', 2)).toEqual([two, three])
      expect(await context.store.messages('zhang', 1, three.seq)).toEqual([two])
      expect(await context.store.messages('zhang', 9, one.seq)).toEqual([])
      expect(three).toMatchObject({ from: 'assistant', body: '{}', at: at(2), person: 'zhang' })
    })

    test('a line may name the line of the same person that it is to be read instead of', async () => {
      const first = await say('一')
      const own = { person: 'zhang', from: 'assistant', body: '{}', at: at(2) } as const
      const second = await context.store.addMessage({ ...own, revises: first.seq })
      await context.store.addMessages([{ ...own, revises: first.seq }, own])
      const [one, two, three, four] = await context.store.messages('zhang', 9)
      expect(one).toEqual(first)
      expect(two).toEqual(second)
      expect(three).toEqual({ ...own, seq: three?.seq, revises: first.seq })
      expect(four).toEqual({ ...own, seq: four?.seq })
      const foreign = await say('别人', 'li')
      for (const revises of [foreign.seq, foreign.seq + 100, 0]) {
        await expect(context.store.addMessage({ ...own, revises })).rejects.toThrow(StoreRefusedError)
        const both = [own, { ...own, revises }]
        await expect(context.store.addMessages(both)).rejects.toThrow(StoreRefusedError)
        await expect(context.store.transaction((tx) => tx.addMessages(both))).rejects.toThrow(
          StoreRefusedError,
        )
      }
      expect(await context.store.messages('zhang', 9)).toHaveLength(4)
    })

    test('is forgotten for one person alone, with the ledger untouched and no number used again', async () => {
      await context.store.append([line('a')])
      const before = await say('一')
      await say('别人', 'li')
      await context.store.clearMessages('zhang')
      expect(await context.store.messages('zhang', 9)).toEqual([])
      expect(await context.store.messages('li', 9)).toHaveLength(1)
      expect(await context.store.ledger('zhang')).toHaveLength(1)
      expect((await say('二')).seq).toBeGreaterThan(before.seq)
    })
  })
}
