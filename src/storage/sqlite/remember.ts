import type { Store } from '../port.ts'
import type { Database } from './database.ts'
import type { Memory } from './memory.ts'
import { insertMessages, type NewMessage } from './messages.ts'

/**
 * Runs `work` on a store of one transaction that asks the engine only for what it does not know. What a message rests
 * on (the person, posts, ledger, open cards, the last line said) is the same from one message of a person to the next,
 * and each question to the engine is a way to another thread and back. Lines of conversation go in together at the end.
 *
 * It is right as long as `database.memory` is cleared whenever something was taken back, and whenever anybody else may
 * have written: see open-database.ts.
 */
export async function workFromMemory<T>(
  database: Database,
  plain: Store,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const { memory } = database
  const lines = heldLines(database)
  const result = await work({
    ...plain,
    ...people(plain, memory),
    ...records(plain, memory),
    ...cards(plain, memory),
    ...conversation(plain, memory, lines),
  })
  await lines.store()
  return result
}

/** Lines of conversation that are still to be stored. */
interface HeldLines {
  hold(rows: NewMessage[]): void
  /** Stores what is held, in order; with `person` only where something of theirs is among it. */
  store(person?: string): Promise<void>
}

function heldLines(database: Database): HeldLines {
  let held: NewMessage[] = []
  /** Those on their way; whoever looks meanwhile waits for them. */
  let storing: Promise<void> = Promise.resolve()

  async function storeAll(rows: NewMessage[]): Promise<void> {
    for (const row of await insertMessages(database, rows)) database.memory.know(`last ${row.person}`, [row])
  }

  return {
    hold(rows) {
      held.push(...rows)
    },
    async store(person) {
      if (person === undefined || held.some((row) => row.person === person)) {
        const rows = held
        held = []
        storing = storing.then(() => storeAll(rows))
      }
      await storing
    },
  }
}

type People = Pick<
  Store,
  | 'person'
  | 'ensurePerson'
  | 'namePerson'
  | 'member'
  | 'setMember'
  | 'removeMember'
  | 'redeem'
  | 'chat'
  | 'putChat'
  | 'moveChat'
>

function people(store: Store, memory: Memory): People {
  return {
    person: (id) => memory.of(`person ${id}`, () => store.person(id)),
    async ensurePerson(id, at) {
      const known = await memory.of(`person ${id}`, () => store.person(id))
      if (known) return known
      const made = await store.ensurePerson(id, at)
      memory.know(`person ${id}`, made)
      return made
    },
    async namePerson(id, name) {
      await store.namePerson(id, name)
      memory.forget(`person ${id}`)
    },
    member: (person) => memory.of(`member ${person}`, () => store.member(person)),
    async setMember(member) {
      await store.setMember(member)
      memory.forget(`member ${member.person}`)
    },
    async removeMember(person, at) {
      await store.removeMember(person, at)
      memory.forget(`member ${person}`)
    },
    async redeem(code, person, at) {
      const redemption = await store.redeem(code, person, at)
      memory.forget(`member ${person}`)
      return redemption
    },
    chat: (address) => memory.of(`chat ${address}`, () => store.chat(address)),
    async putChat(chat) {
      await store.putChat(chat)
      memory.forget(`chat ${chat.address}`)
    },
    async moveChat(from, to, at) {
      await store.moveChat(from, to, at)
      memory.forgetAll('chat ')
    },
  }
}

type Records = Pick<
  Store,
  | 'tenures'
  | 'addTenure'
  | 'amendTenure'
  | 'ledger'
  | 'append'
  | 'dutyItems'
  | 'addDutyItem'
  | 'amendDutyItem'
>

function records(store: Store, memory: Memory): Records {
  return {
    // Lists are given as copies: a caller may sort its own.
    tenures: async (person) => [...(await memory.of(`tenures ${person}`, () => store.tenures(person)))],
    async addTenure(tenure) {
      const added = await store.addTenure(tenure)
      memory.forget(`tenures ${tenure.person}`)
      return added
    },
    async amendTenure(id, change, at) {
      await store.amendTenure(id, change, at)
      memory.forgetAll('tenures ')
    },
    dutyItems: async (person) => [...(await memory.of(`items ${person}`, () => store.dutyItems(person)))],
    async addDutyItem(item) {
      await store.addDutyItem(item)
      memory.forget(`items ${item.person}`)
    },
    async amendDutyItem(id, change, by) {
      await store.amendDutyItem(id, change, by)
      memory.forgetAll('items ')
    },
    ledger: async (person) => [...(await memory.of(`ledger ${person}`, () => store.ledger(person)))],
    async append(rows, settle) {
      const result = await store.append(rows, settle)
      for (const { person } of rows) memory.forget(`ledger ${person}`)
      if (settle) forgetCardsOf(memory, settle.pending)
      return result
    },
  }
}

type Cards = Pick<Store, 'addPending' | 'pending' | 'openPending' | 'settlePending'>

function cards(store: Store, memory: Memory): Cards {
  return {
    async addPending(row) {
      await store.addPending(row)
      memory.forget(`cards ${row.person}`)
      memory.know(`owner ${row.id}`, row.person)
    },
    async pending(id) {
      const row = await store.pending(id)
      if (row) memory.know(`owner ${id}`, row.person)
      return row
    },
    async openPending(person) {
      const rows = await memory.of(`cards ${person}`, () => store.openPending(person))
      for (const { id } of rows) memory.know(`owner ${id}`, person)
      return [...rows]
    },
    async settlePending(id, outcome, at) {
      const settled = await store.settlePending(id, outcome, at)
      forgetCardsOf(memory, id)
      return settled
    },
  }
}

type Conversation = Pick<
  Store,
  'addMessage' | 'addMessages' | 'messages' | 'clearMessages' | 'forgetBefore' | 'forgetPerson'
>

function conversation(store: Store, memory: Memory, lines: HeldLines): Conversation {
  return {
    async addMessage(row) {
      await lines.store(row.person)
      const added = await store.addMessage(row)
      memory.know(`last ${row.person}`, [added])
      return added
    },
    addMessages: async (rows) => lines.hold(rows),
    async messages(person, limit, beforeSeq) {
      await lines.store(person)
      if (limit !== 1 || beforeSeq !== undefined) return store.messages(person, limit, beforeSeq)
      return [...(await memory.of(`last ${person}`, () => store.messages(person, 1)))]
    },
    async clearMessages(person) {
      await lines.store(person)
      await store.clearMessages(person)
      memory.forget(`last ${person}`)
    },
    async forgetBefore(at) {
      await lines.store()
      const forgotten = await store.forgetBefore(at)
      memory.forgetAll('last ')
      memory.forgetAll('cards ')
      return forgotten
    },
    async forgetPerson(person, at) {
      await lines.store(person)
      const forgotten = await store.forgetPerson(person, at)
      for (const what of ['last', 'cards']) memory.forget(`${what} ${person}`)
      return forgotten
    },
  }
}

/** Forgets the open cards of whoever holds the card; of everybody where that is not known. */
function forgetCardsOf(memory: Memory, id: string): void {
  const owner = memory.peek(`owner ${id}`)
  if (typeof owner === 'string') memory.forget(`cards ${owner}`)
  else memory.forgetAll('cards ')
}
