import { describe, expect, test } from 'vitest'
import { at, card, incoming, line, outgoing, tenure } from '../rows.ts'
import type { Context } from './context.ts'

/** What was said is forgotten after its time; what was done is not. */
export function forgettingContract(context: Context): void {
  describe('forgetting what was said before an instant', () => {
    const say = (body: string, minute: number, person = 'zhang') =>
      context.store.addMessage({ person, from: 'person', body, at: at(minute) })
    const said = async (person = 'zhang') =>
      (await context.store.messages(person, 99)).map(({ body }) => body)

    test('lines before it go, those at it and after it stay, of everybody', async () => {
      await say('前', 9)
      await say('当时', 10)
      await say('后', 11)
      await say('别人，前', 9, 'li')
      await say('别人，后', 11, 'li')
      expect(await context.store.forgetBefore(at(10))).toBe(2)
      expect(await said()).toEqual(['当时', '后'])
      expect(await said('li')).toEqual(['别人，后'])
      expect(await context.store.forgetBefore(at(10))).toBe(0)
    })

    test('a line goes with what is read in its place, and no other does', async () => {
      const first = await say('原话', 9)
      const later = { person: 'zhang', from: 'assistant', at: at(11) } as const
      const second = await context.store.addMessage({ ...later, body: '改写', revises: first.seq })
      await context.store.addMessage({ ...later, body: '再改写', revises: second.seq })
      const kept = await say('当时', 10)
      await context.store.addMessage({ ...later, body: '当时的改写', revises: kept.seq })
      expect(await context.store.forgetBefore(at(10))).toBe(3)
      expect(await said()).toEqual(['当时', '当时的改写'])
    })

    test('cards made before it go, settled or not', async () => {
      for (const [id, minute] of [
        ['old', 9],
        ['old-settled', 9],
        ['at', 10],
        ['new', 11],
      ] as const) {
        await context.store.addPending(card(id, { createdAt: at(minute) }))
      }
      await context.store.settlePending('old-settled', 'cancelled', at(12))
      expect(await context.store.forgetBefore(at(10))).toBe(2)
      expect((await context.store.openPending('zhang')).map(({ id }) => id)).toEqual(['new', 'at'])
      expect(await context.store.pending('old')).toBeNull()
      expect(await context.store.pending('old-settled')).toBeNull()
    })

    test('updates that were given up lose what they say, and are taken in no second time', async () => {
      const rows = [incoming(1, { receivedAt: at(9) }), incoming(2, { receivedAt: at(10) })]
      const waits = incoming(3, { receivedAt: at(9) })
      await context.store.storeIncoming([...rows, waits])
      for (const { id } of rows) {
        await context.store.failIncoming('tg', id, { cause: 'bug', at: at(11), park: true })
      }
      expect(await context.store.forgetBefore(at(10))).toBe(1)
      expect(await context.store.parkedIncoming('tg')).toMatchObject([
        { id: 1, body: '', cause: 'bug', outcome: 'parked' },
        { id: 2, body: incoming(2).body },
      ])
      expect(await context.store.waitingIncoming('tg')).toMatchObject([{ id: 3, body: waits.body }])
      expect(await context.store.storeIncoming(rows)).toEqual([])
      expect(await context.store.forgetBefore(at(10))).toBe(0)
    })

    test('ledger, posts and keys stay', async () => {
      await context.store.addTenure(tenure())
      await context.store.addPending(card('p'))
      await context.store.append([line('a')], { pending: 'p', at: at(3) })
      const [sent] = await context.store.addOutgoing([outgoing('k'), outgoing('waits')])
      await context.store.markSent(sent?.seq ?? 0, 1, at(4), true)
      await context.store.setPreference('zhang', 'region', 'R')
      await context.store.keepActions([{ id: 'x', action: 's:我的台账' }])
      const before = await Promise.all([
        context.store.ledger('zhang'),
        context.store.tenures('zhang'),
        context.store.waitingOutgoing('tg:'),
      ])
      expect(before.map((rows) => rows.length)).toEqual([1, 1, 1])
      expect(await context.store.forgetBefore(at(1_000_000))).toBe(1)
      expect(
        await Promise.all([
          context.store.ledger('zhang'),
          context.store.tenures('zhang'),
          context.store.waitingOutgoing('tg:'),
        ]),
      ).toEqual(before)
      expect(await context.store.addOutgoing([outgoing('k')])).toEqual([])
      const again = await context.store.append([line('b', { confirmation: line('a').confirmation })])
      expect(again).toMatchObject({ stored: false, rows: [{ id: 'a' }] })
      expect(await context.store.preference('zhang', 'region')).toBe('R')
      expect(await context.store.action('x')).toBe('s:我的台账')
    })

    test('is part of the transaction that it stands in', async () => {
      await say('前', 9)
      const failed = context.store.transaction(async (tx) => {
        await tx.addMessages([{ person: 'zhang', from: 'person', body: '刚说', at: at(9) }])
        expect(await tx.forgetBefore(at(10))).toBe(2)
        expect(await tx.messages('zhang', 1)).toEqual([])
        throw new Error('taken back')
      })
      await expect(failed).rejects.toThrow('taken back')
      expect(await said()).toEqual(['前'])
    })
  })
}
