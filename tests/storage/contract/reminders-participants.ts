import { beforeEach, describe, expect, test } from 'vitest'
import { StoreRefusedError } from '../../../src/storage/index.ts'
import { at, subscription } from '../rows.ts'
import type { Context } from './context.ts'

const [a, b] = ['a0000000', 'b0000000'] as const

/** Who takes part in groups' reminders. */
export function participantsContract(context: Context): void {
  const set = (group: string, person: string, joined: boolean, minute: number) =>
    context.store.setParticipant(group, person, joined, at(minute))

  describe('participants', () => {
    beforeEach(async () => {
      for (const id of ['a', 'b']) await context.store.putSubscription(subscription(id))
    })

    test('are those whose last word was to join, in the order in which they came', async () => {
      expect(await context.store.participants(a)).toEqual([])
      expect(await set(a, 'zhang', true, 1)).toBe(true)
      expect(await set(a, 'li', true, 2)).toBe(true)
      expect(await set(b, 'li', true, 3)).toBe(true)
      expect(await set(a, 'staff', true, 4)).toBe(true)
      expect(await set(a, 'zhang', false, 5)).toBe(true)
      expect(await context.store.participants(a)).toEqual([
        { person: 'li', at: at(2) },
        { person: 'staff', at: at(4) },
      ])
      expect(await set(a, 'zhang', true, 6)).toBe(true)
      expect((await context.store.participants(a)).map(({ person }) => person)).toEqual([
        'li',
        'staff',
        'zhang',
      ])
      expect(await context.store.participants(b)).toEqual([{ person: 'li', at: at(3) }])
      expect(await context.store.participants('unknown0')).toEqual([])
    })

    test('what changes nothing keeps the place and the instant', async () => {
      expect(await set(a, 'zhang', false, 1)).toBe(false)
      await set(a, 'zhang', true, 2)
      await set(a, 'li', true, 3)
      expect(await set(a, 'zhang', true, 4)).toBe(false)
      expect(await context.store.participants(a)).toEqual([
        { person: 'zhang', at: at(2) },
        { person: 'li', at: at(3) },
      ])
      await set(a, 'zhang', false, 5)
      expect(await set(a, 'zhang', false, 6)).toBe(false)
    })

    test('a person sees the groups that they take part in, whatever their state', async () => {
      expect(await context.store.participations('zhang')).toEqual([])
      await set(b, 'zhang', true, 1)
      await set(a, 'zhang', true, 2)
      await set(a, 'li', true, 3)
      const paused = subscription('a', { state: 'paused' })
      await context.store.putSubscription(paused)
      expect(await context.store.participations('zhang')).toEqual([subscription('b'), paused])
      await set(b, 'zhang', false, 4)
      expect(await context.store.participations('zhang')).toEqual([paused])
      expect(await context.store.participations('li')).toEqual([paused])
    })

    test.each([
      ['unknown0', 'zhang', true],
      ['unknown0', 'zhang', false],
      [a, 'nobody', true],
      [a, 'nobody', false],
      ['private0', 'li', true],
    ])('refuses %s, %s, %s', async (group, person, joined) => {
      await context.store.putSubscription(subscription('private', { kind: 'private', address: 'zhang' }))
      await expect(set(group, person, joined, 1)).rejects.toThrow(StoreRefusedError)
      expect(await context.store.participants(group)).toEqual([])
    })

    test('through two stores at once, a person joins once', async () => {
      const other = await context.open()
      const both = await Promise.all([
        set(a, 'zhang', true, 1),
        other.setParticipant(a, 'zhang', true, at(1)),
        other.setParticipant(a, 'li', true, at(2)),
      ])
      expect(both.filter(Boolean)).toHaveLength(2)
      expect(await other.participants(a)).toHaveLength(2)
    })
  })
}
