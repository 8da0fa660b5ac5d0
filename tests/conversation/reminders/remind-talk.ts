import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAnswerer, loadQuestionLanguage } from '../../../src/answers/index.ts'
import type { Conversation, DigestNow, Group } from '../../../src/conversation/index.ts'
import { createConversation } from '../../../src/conversation/index.ts'
import { dutyRules } from '../../../src/duties/index.ts'
import { loadKnowledge } from '../../../src/knowledge/index.ts'
import { plainText, type Reply } from '../../../src/reply/index.ts'
import { type OutRow, openStore, type Store } from '../../../src/storage/index.ts'

const knowledge = loadKnowledge(join(import.meta.dirname, '../../../knowledge'))
const answerer = createAnswerer(knowledge, loadQuestionLanguage(knowledge.dir, knowledge))
const rules = dutyRules(knowledge.packs)

/** An instant in Asia/Shanghai: `2026-12-01 09:00`. */
export const at = (when: string): Date => new Date(`${when.replace(' ', 'T')}:00+08:00`)

/** A core over a real database file, with a group and people who may be reminded. */
export interface Remind {
  conversation: Conversation
  store: Store
  /** Makes somebody a member who holds a post, and has them reminded in private. */
  official(person: string, name: string, post: string, from?: string, to?: string | null): Promise<void>
  /** Switches on the reminders of a chat. */
  subscribe(address: string, more?: { since?: string; time?: string; settings?: object }): Promise<string>
  join(subscription: string, person: string): Promise<void>
  did(person: string, activity: string, date: string): Promise<void>
  says(person: string, what: string | { tap: string }, when: string, group?: Group): Promise<Reply>
  /** Plans, and gives what is to be sent now, each with its chat. */
  plan(when: string, prefix?: string | null): Promise<{ row: OutRow; now: DigestNow; text: string }[]>
  sent(row: OutRow, when: string): Promise<void>
  end(): Promise<void>
}

export async function openRemind(): Promise<Remind> {
  const dir = mkdtempSync(join(tmpdir(), 'zhaodan-remind-'))
  const store = await openStore({ dir })
  let ids = 0
  const newId = () => `remind${String(++ids).padStart(6, '0')}`
  const linkTo = (payload: string) => `https://t.me/zhaodan_bot?start=${payload}`
  const conversation = createConversation({ knowledge, answerer, rules, store, newId, linkTo })
  const began = '2025-12-01T00:00:00.000Z'
  return {
    conversation,
    store,
    async official(person, name, post, from = '2025-01-01', to = null) {
      await store.ensurePerson(person, began)
      await store.namePerson(person, name)
      if (person.includes(':'))
        await store.setMember({
          person,
          role: 'official',
          region: 'zaozhuang-2019',
          unit: '区政府',
          since: began,
        })
      const tenure = { person, regulation: 'zaozhuang-2019', post, title: null }
      await store.addTenure({ ...tenure, from, to, recordedAt: began })
    },
    async subscribe(address, { since = '2026-11-16', time = '09:00', settings = {} } = {}) {
      const id = newId()
      await store.putSubscription({
        id,
        address,
        kind: address.startsWith('tg:-') ? 'group' : 'private',
        state: 'on',
        since,
        time,
        thread: null,
        settings: JSON.stringify(settings),
        plannedDay: null,
        updatedAt: began,
      })
      return id
    },
    async join(subscription, person) {
      await store.setParticipant(subscription, person, true, began)
    },
    async did(person, activity, date) {
      const id = newId()
      await store.append([
        {
          id,
          person,
          recordedBy: person,
          kind: 'record',
          amends: null,
          activity,
          date,
          place: null,
          count: 1,
          words: '做了',
          reason: null,
          recordedAt: `${date}T10:00:00.000Z`,
          confirmation: id,
        },
      ])
    },
    async says(person, what, when, group) {
      const said = typeof what === 'string' ? { text: what } : what
      const message = { person, now: at(when), ...said, ...(group ? { group } : {}) }
      return (await conversation.handle(message)).at(-1) as Reply
    },
    async plan(when, prefix = 'tg:') {
      const rows = await conversation.planReminders(at(when), prefix)
      return Promise.all(
        rows.map(async (row) => {
          const now = await conversation.digest(row, at(when))
          return { row, now, text: 'send' in now ? plainText(now.send.blocks) : `drop: ${now.drop}` }
        }),
      )
    },
    sent: (row, when) => store.markSent(row.seq, 1, at(when).toISOString(), true),
    async end() {
      await store.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
