/**
 * What a transaction answers from memory is what the engine would answer. Random works of two stores on one file (two
 * processes, as far as the engine can tell), some of which fail half-way, are followed by a look through a store that
 * remembers and one that was just opened.
 */

import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStore, type Store } from '../../src/storage/index.ts'
import { newFolder, removeFolder } from './folder.ts'
import { performReminding, type RemindingDeed, remindingDeed, remindingSeen } from './reminding-deeds.ts'
import { at, card, line, tenure } from './rows.ts'

const PEOPLE = ['zhang', 'li']
const CHAT = 'tg:-1'
const DAY = '2026-10-01'

type Deed =
  | RemindingDeed
  | { do: 'name'; who: number; name: string }
  | { do: 'member'; who: number; role: 'official' | 'staff' | null }
  | { do: 'tenure'; who: number }
  | { do: 'leave'; who: number }
  | { do: 'card'; who: number }
  | { do: 'settle'; who: number }
  | { do: 'record'; who: number }
  | { do: 'say'; who: number; words: string }
  | { do: 'say-one'; who: number; words: string }
  | { do: 'revise'; who: number; words: string }
  | { do: 'forget'; who: number }
  | { do: 'forget-person'; who: number }
  | { do: 'forget-before'; minute: number }
  | { do: 'tokens'; minute: number }
  | { do: 'chat'; title: string }
  | { do: 'look'; who: number }

const who = fc.integer({ min: 0, max: 1 })
const words = fc.constantFrom('甲', '乙', '丙')
const deed: fc.Arbitrary<Deed> = fc.oneof(
  remindingDeed,
  fc.record({ do: fc.constant('name' as const), who, name: words }),
  fc.record({
    do: fc.constant('member' as const),
    who,
    role: fc.constantFrom('official' as const, 'staff' as const, null),
  }),
  fc.record({
    do: fc.constantFrom('tenure', 'leave', 'card', 'settle', 'record', 'forget', 'forget-person', 'look'),
    who,
  }) as fc.Arbitrary<Deed>,
  // Once more, so that there often are open cards to be forgotten.
  fc.record({ do: fc.constantFrom('card', 'forget-person'), who }) as fc.Arbitrary<Deed>,
  fc.record({ do: fc.constantFrom('say', 'say-one', 'revise'), who, words }) as fc.Arbitrary<Deed>,
  fc.record({ do: fc.constant('chat' as const), title: words }),
  fc.record({
    do: fc.constantFrom('forget-before' as const, 'tokens' as const),
    minute: fc.integer({ min: 1, max: 6 }),
  }),
)
/** One transaction: by which store, what it does, whether it fails at its end, and whether a part of it fails alone. */
const work = fc.record({
  store: fc.integer({ min: 0, max: 1 }),
  deeds: fc.array(deed, { minLength: 1, maxLength: 5 }),
  fails: fc.boolean(),
  inner: fc.boolean(),
  outside: fc.boolean(),
})

let ids = 0
const fresh = () => `id-${++ids}`

async function perform(store: Store, each: Deed): Promise<void> {
  if (each.do === 'remind') return performReminding(store, each)
  if (each.do === 'chat') {
    const chat = { address: CHAT, kind: 'group', title: each.title, owner: null } as const
    return store.putChat({ ...chat, active: true, cause: null, movedTo: null, updatedAt: at(1) })
  }
  if (each.do === 'forget-before') {
    await store.forgetBefore(at(each.minute))
    return
  }
  if (each.do === 'tokens') return store.addTokens(DAY, each.minute)
  const person = PEOPLE[each.who] as string
  switch (each.do) {
    case 'name':
      return store.namePerson(person, each.name)
    case 'member':
      return each.role === null
        ? store.removeMember(person, at(2))
        : store.setMember({ person, role: each.role, region: null, unit: null, since: at(2) })
    case 'tenure':
      await store.addTenure(tenure({ person }))
      return
    case 'leave': {
      const [first] = await store.tenures(person)
      return first ? store.amendTenure(first.id, null, at(3)) : undefined
    }
    case 'card':
      return store.addPending(card(fresh(), { person }))
    case 'settle': {
      const [first] = await store.openPending(person)
      if (first) await store.settlePending(first.id, 'cancelled', at(3))
      return
    }
    case 'record': {
      const [first] = await store.openPending(person)
      const id = fresh()
      await store.append(
        [line(id, { person, recordedBy: person, confirmation: id })],
        first && { pending: first.id, at: at(3) },
      )
      return
    }
    case 'say':
      return store.addMessages([{ person, from: 'person', body: each.words, at: at(4) }])
    case 'say-one':
      await store.addMessage({ person, from: 'assistant', body: each.words, at: at(4) })
      return
    case 'revise': {
      const [last] = await store.messages(person, 1)
      const revision = { person, from: 'assistant', body: each.words, at: at(5) } as const
      return store.addMessages([last ? { ...revision, revises: last.seq } : revision])
    }
    case 'forget':
      return store.clearMessages(person)
    case 'forget-person':
      await store.forgetPerson(person, at(6))
      return
    case 'look':
      await seen(store)
  }
}

/** Everything that is remembered. */
async function seen(store: Store): Promise<unknown> {
  return Promise.all([
    store.chat(CHAT),
    store.tokens(DAY),
    remindingSeen(store),
    ...PEOPLE.flatMap((person) => [
      store.person(person),
      store.member(person),
      store.tenures(person),
      store.ledger(person),
      store.openPending(person),
      store.messages(person, 1),
      store.messages(person, 50),
    ]),
  ])
}

describe('what is remembered', () => {
  let dir: string
  beforeEach(() => {
    dir = newFolder()
  })
  afterEach(() => removeFolder(dir))

  test('is what the engine would say, whatever two stores do, fail at and take back', {
    timeout: 120_000,
  }, async () => {
    const stores = await Promise.all([openStore({ dir }), openStore({ dir })])
    for (const person of PEOPLE) await stores[0]?.ensurePerson(person, at(0))
    try {
      await fc.assert(
        fc.asyncProperty(fc.array(work, { minLength: 1, maxLength: 8 }), async (works) => {
          for (const { store: which, deeds, fails, inner, outside } of works) {
            const store = stores[which] as Store
            const doAll = async (tx: Store) => {
              for (const each of deeds) await perform(tx, each)
            }
            if (outside) {
              await doAll(store)
            } else {
              const all = store.transaction(async (tx) => {
                if (inner) {
                  await tx
                    .transaction(async (part) => {
                      await doAll(part)
                      throw new Error('a part alone')
                    })
                    .catch(() => undefined)
                }
                await doAll(tx)
                expect(await seen(tx)).toEqual(await seen(tx))
                if (fails) throw new Error('all of it')
              })
              await (fails ? expect(all).rejects.toThrow('all of it') : all)
            }
            for (const each of stores) {
              const remembered = await each.transaction((tx) => seen(tx))
              expect(remembered).toEqual(await seen(each))
            }
          }
        }),
        { numRuns: 60 },
      )
    } finally {
      await Promise.all(stores.map((each) => each.close()))
    }
  })
})
