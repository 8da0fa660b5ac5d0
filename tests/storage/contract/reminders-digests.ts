import { beforeEach, describe, expect, test } from 'vitest'
import { StoreRefusedError } from '../../../src/storage/index.ts'
import { at, item, outgoing, subscription } from '../rows.ts'
import type { Context } from './context.ts'

/** Obligations that digests brought up, and the rows of the outbox that they went out with. */
export function digestsContract(context: Context): void {
  const add = async (...rows: ReturnType<typeof item>[]) => context.store.addReminderItems(rows)
  const handled = (from = '2026-10-01', of = 'a0000000') => context.store.handledItems(of, from)
  /** Stores rows of the outbox; gives their numbers. */
  const send = async (...keys: string[]) =>
    (await context.store.addOutgoing(keys.map((key) => outgoing(key)))).map(({ seq }) => seq)
  const giveUp = (seq = 0) => context.store.failOutgoing(seq, { cause: 'quiet', at: at(9), giveUp: true })

  describe('items of digests', () => {
    beforeEach(async () => {
      for (const id of ['a', 'b']) await context.store.putSubscription(subscription(id))
    })

    test('are handled while their digest waits and once it is sent', async () => {
      await add(item('a', { digest: 'd' }))
      const [seq] = await send('d')
      expect(await handled()).toEqual([item('a', { digest: 'd' })])
      await context.store.failOutgoing(seq ?? 0, { cause: 'flood', at: at(5), giveUp: false })
      await context.store.markSent(seq ?? 0, 1, at(6), false)
      expect(await handled()).toHaveLength(1)
      await context.store.markSent(seq ?? 0, 2, at(6), true)
      expect(await handled()).toHaveLength(1)
    })

    test('are not while their digest is not stored, and not once it is given up', async () => {
      await add(item('a', { digest: 'd' }))
      expect(await handled()).toEqual([])
      const [seq] = await send('d')
      expect(await handled()).toHaveLength(1)
      await giveUp(seq)
      expect(await handled()).toEqual([])
      expect(await context.store.digestItems('d')).toEqual([item('a', { digest: 'd' })])
    })

    test('go with the digest that brought them up last', async () => {
      await add(item('a', { digest: 'd' }), item('a', { digest: 'd', stage: '14' }))
      const [first] = await send('d', 'e')
      await giveUp(first)
      await add(item('a', { digest: 'e', day: '2026-12-01' }))
      expect(await handled()).toEqual([item('a', { digest: 'e', day: '2026-12-01' })])
      expect(await context.store.digestItems('d')).toEqual([item('a', { digest: 'd', stage: '14' })])
      expect(await context.store.digestItems('e')).toHaveLength(1)
    })

    test('of one subscription, from a period on, each of its own person, obligation, start and stage', async () => {
      await send('d')
      const rows = [
        item('a', { digest: 'd' }),
        item('a', { digest: 'd', person: '' }),
        item('a', { digest: 'd', person: 'li' }),
        item('a', { digest: 'd', obligation: 'other' }),
        item('a', { digest: 'd', stage: 'last' }),
        item('a', { digest: 'd', start: '2026-07-01' }),
      ]
      await add(...rows, item('b', { digest: 'd' }))
      await add()
      const of = async (from: string) => new Set(await handled(from))
      expect(await of('2026-07-01')).toEqual(new Set(rows))
      expect(await of('2026-07-02')).toEqual(new Set(rows.slice(0, 5)))
      expect(await of('2026-10-02')).toEqual(new Set())
      expect(await handled('2026-10-01', 'b0000000')).toEqual([item('b', { digest: 'd' })])
      expect(await context.store.digestItems('d')).toHaveLength(7)
    })

    test('brought up twice with one digest, they are there once', async () => {
      await send('d')
      await add(item('a', { digest: 'd' }), item('a', { digest: 'd' }))
      expect(await handled()).toHaveLength(1)
    })

    test.each([1, 31, 32, 33, 500])('%i at once', async (count) => {
      await send('d')
      const rows = Array.from({ length: count }, (_, i) => item('a', { digest: 'd', obligation: `o${i}` }))
      await add(...rows)
      expect(new Set(await context.store.digestItems('d'))).toEqual(new Set(rows))
    })

    test.each([
      ['an unknown subscription', item('c')],
      ['an unknown person', item('a', { person: 'nobody' })],
      ['a start that is none', item('a', { start: '2026-10' })],
      ['a day that is none', item('a', { day: '' })],
      ['no obligation', item('a', { obligation: '' })],
      ['no stage', item('a', { stage: '' })],
      ['no digest', item('a', { digest: '' })],
    ])('%s is refused with all that came with it', async (_, row) => {
      await send('d')
      await expect(add(item('a', { digest: 'd' }), row)).rejects.toThrow(StoreRefusedError)
      expect(await handled()).toEqual([])
    })
  })

  describe('rows of the outbox by their key', () => {
    test('are found whatever their state', async () => {
      expect(await context.store.outgoing('k')).toBeNull()
      const [k] = await send('k', 'kk', 'lost')
      expect(await context.store.outgoing('k')).toMatchObject({ ...outgoing('k'), seq: k, outcome: null })
      await context.store.markSent(k ?? 0, 77, at(5), true)
      expect(await context.store.outgoing('k')).toMatchObject({ outcome: 'sent', messageIds: [77], body: '' })
      await giveUp((await context.store.outgoing('lost'))?.seq)
      expect(await context.store.outgoing('lost')).toMatchObject({ outcome: 'undeliverable', cause: 'quiet' })
    })

    test('that wait are found by how it begins, in the order in which they were stored', async () => {
      const [, , sent] = await send('r:b:2', 'r:a:9', 'r:a:8', 'o:1', 'r:%', 'r:甲', 'R:a:1', 'r;')
      await context.store.markSent(sent ?? 0, 1, at(5), true)
      const keys = async (prefix: string) => (await context.store.waitingByKey(prefix)).map(({ key }) => key)
      expect(await keys('r:')).toEqual(['r:b:2', 'r:a:9', 'r:%', 'r:甲'])
      expect(await keys('r:a:')).toEqual(['r:a:9'])
      expect(await keys('r:%')).toEqual(['r:%'])
      expect(await keys('r:甲')).toEqual(['r:甲'])
      expect(await keys('x')).toEqual([])
      expect(await keys('')).toHaveLength(7)
    })
  })
}
