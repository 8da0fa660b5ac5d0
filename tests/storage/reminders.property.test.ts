/**
 * Whether an own reminder stands, and whether an item is handled, follows from what became of its digest. Random deeds
 * are done to the store and to a model that keeps nothing but the deeds' plain meaning, and both are asked the same.
 */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStore, type Store } from '../../src/storage/index.ts'
import { newFolder, removeFolder } from './folder.ts'
import { at, chat, item, outgoing, own, subscription } from './rows.ts'

type DigestState = 'waits' | 'sent' | 'lost'
interface Wish {
  day: string
  time: string | null
  digest: string | null
  over: boolean
}
interface Model {
  digests: Map<string, DigestState>
  wishes: Map<string, Wish>
  items: Map<string, string>
}

const DAYS = ['2026-10-08', '2026-10-09', '2026-10-10'] as const
const index = (max: number) => fc.integer({ min: 0, max })
const deed = fc.oneof(
  fc.record({
    do: fc.constant('wish' as const),
    day: index(2),
    time: fc.option(fc.constantFrom('08:00', '20:00')),
  }),
  fc.record({
    do: fc.constant('put' as const),
    wishes: fc.array(index(6), { maxLength: 3 }),
    digest: index(3),
  }),
  fc.record({ do: fc.constantFrom('cancel' as const, 'bring-up' as const), n: index(6), digest: index(3) }),
  fc.record({ do: fc.constantFrom('store' as const, 'sent' as const, 'lost' as const), digest: index(3) }),
  fc.record({ do: fc.constant('forget' as const) }),
)
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never

const handled = (model: Model, digest: string | null) =>
  digest !== null && ['waits', 'sent'].includes(model.digests.get(digest) ?? 'lost')
const stands = (model: Model, wish: Wish) => !wish.over && !handled(model, wish.digest)

/** Does the deed to both; `run` tells apart the ids of one run from those of the others. */
async function perform(store: Store, model: Model, run: string, each: Deed): Promise<void> {
  const digest = 'digest' in each ? `${run}d${each.digest}` : ''
  switch (each.do) {
    case 'wish': {
      const id = `${run}w${model.wishes.size}`
      const [day, time] = [DAYS[each.day] as string, each.time]
      model.wishes.set(id, { day, time, digest: null, over: false })
      return store.addOwnReminders([own(id, { person: run, day, time })])
    }
    case 'put': {
      const ids = each.wishes.map((n) => `${run}w${n}`)
      for (const wish of ids.map((id) => model.wishes.get(id))) {
        if (!wish || !stands(model, wish)) continue
        wish.digest = digest
        wish.over = model.digests.get(digest) === 'sent'
      }
      return store.putWithDigest(ids, digest)
    }
    case 'cancel': {
      const wish = model.wishes.get(`${run}w${each.n}`)
      expect(await store.cancelOwnReminder(`${run}w${each.n}`, at(5))).toBe(wish !== undefined && !wish.over)
      if (wish) wish.over = true
      return
    }
    case 'bring-up':
      model.items.set(`o${each.n}`, digest)
      return store.addReminderItems([item(run, { person: '', obligation: `o${each.n}`, digest })])
    case 'store':
      if (!model.digests.has(digest)) model.digests.set(digest, 'waits')
      await store.addOutgoing([outgoing(digest)])
      return
    case 'sent':
    case 'lost': {
      if (model.digests.get(digest) !== 'waits') return
      model.digests.set(digest, each.do)
      const seq = (await store.outgoing(digest))?.seq ?? 0
      if (each.do === 'lost') {
        return store.failOutgoing(seq, { cause: 'quiet', at: at(6), giveUp: true })
      }
      for (const wish of model.wishes.values()) if (wish.digest === digest) wish.over = true
      return store.markSent(seq, 1, at(6), true)
    }
    case 'forget':
      await store.forgetBefore(at(7))
  }
}

describe('reminders and the outbox', () => {
  let dir: string
  let store: Store
  beforeEach(async () => {
    dir = newFolder()
    store = await openStore({ dir })
  })
  afterEach(async () => {
    await store.close()
    removeFolder(dir)
  })

  test('agree with the plain meaning, whatever is done', { timeout: 120_000 }, async () => {
    let runs = 0
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 25 }), async (deeds) => {
        runs += 1
        const run = `run${runs}`.padEnd(8, '-')
        await store.ensurePerson(run, at(0))
        await store.putSubscription(subscription(run))
        const model: Model = { digests: new Map(), wishes: new Map(), items: new Map() }
        for (const each of deeds) {
          await perform(store, model, run, each)
          const standing = [...model.wishes]
            .filter(([, wish]) => stands(model, wish))
            .sort(([, a], [, b]) => (`${a.day} ${a.time ?? ''}` < `${b.day} ${b.time ?? ''}` ? -1 : 1))
          expect(new Set((await store.ownReminders(run)).map(({ id }) => id))).toEqual(
            new Set(standing.map(([id]) => id)),
          )
          expect((await store.ownReminders(run)).map(({ day, time }) => [day, time])).toEqual(
            standing.map(([, { day, time }]) => [day, time]),
          )
          const due = await store.ownRemindersDue(
            { day: '2026-10-09', time: '12:00', without: '09:00' },
            run,
            99,
          )
          expect(new Set(due.map(({ id }) => id))).toEqual(
            new Set(
              standing
                .filter(([, { day, time }]) => `${day} ${time ?? '09:00'}` <= '2026-10-09 12:00')
                .map(([id]) => id),
            ),
          )
          const items = await store.handledItems(run, '2026-01-01')
          expect(new Map(items.map(({ obligation, digest }) => [obligation, digest]))).toEqual(
            new Map([...model.items].filter(([, digest]) => handled(model, digest))),
          )
        }
        // Those that are left stand no longer in the way of the next run.
        await store.putChat(chat(run, { kind: 'private', active: false }))
        expect(
          await store.ownRemindersDue({ day: '2026-12-01', time: '12:00', without: '09:00' }, run, 99),
        ).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})
