/** People with records of different kinds, in a real database, and the facts of their exports. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dutyRules } from '../../src/duties/index.ts'
import { type Facts, factsOf } from '../../src/exports/index.ts'
import { loadKnowledge } from '../../src/knowledge/index.ts'
import { recordRows } from '../../src/ledger/index.ts'
import { openStore, type Store } from '../../src/storage/index.ts'
import { dataWithOftenPack } from '../conversation/often-pack.ts'

const SHIPPED = join(import.meta.dirname, '../../knowledge')

export interface Deed {
  activity: string
  date: string
  /** Instant at which it was written down. Default: noon of the day. */
  at?: string
}

export interface World {
  store: Store
  /** Facts of a person with these posts and deeds; each call makes another person. */
  facts(given: {
    posts: { regulation: string; post: string; title?: string; from?: string; to?: string }[]
    deeds?: Deed[]
    items?: {
      text: string
      frequency: { count: number; period: 'month' | 'quarter'; every: number } | null
    }[]
    span: [from: string, to: string]
    on: string
    name?: string | null
    /** Whose; for facts of the same person at another moment. */
    person?: string
  }): Promise<Facts>
  end(): Promise<void>
}

/** @param often whether the made-up regulation with a daily rule is loaded as well. */
export async function openWorld({ often = false } = {}): Promise<World> {
  const data = often ? dataWithOftenPack() : null
  const knowledge = loadKnowledge(SHIPPED, data === null ? null : join(data, 'regulations'))
  const rules = dutyRules(knowledge.packs)
  const dir = mkdtempSync(join(tmpdir(), 'zhaodan-png-'))
  const store = await openStore({ dir })
  let ids = 0
  const newId = () => `id-${String(++ids).padStart(8, '0')}`
  return {
    store,
    async facts({ posts, deeds = [], items = [], span: [from, to], on, name = '周海涛', person = newId() }) {
      const recordedAt = `${posts[0]?.from ?? '2024-01-02'}T01:00:00.000Z`
      await store.ensurePerson(person, recordedAt)
      if (name !== null) await store.namePerson(person, name)
      for (const { title = null, from: since = '2024-01-02', to: until = null, ...post } of posts)
        await store.addTenure({ ...post, person, title, from: since, to: until, recordedAt })
      for (const { text, frequency } of items)
        await store.addDutyItem({
          id: newId(),
          person,
          text,
          source: '市安委会〔2026〕3号',
          sourceDate: '2026-01-15',
          frequency,
          from: '2026-01-15',
          to: null,
          recordedBy: person,
          recordedAt,
        })
      for (const { activity, date, at } of deeds) {
        const origin = { recordedBy: person, person, words: '做了', confirmation: newId(), newId }
        const draft = { activity, date, place: null, count: 1 }
        await store.append(recordRows([draft], { ...origin, recordedAt: at ?? `${date}T04:00:00.000Z` }))
      }
      const now = new Date(`${on}T02:00:00.000Z`)
      return factsOf({ knowledge, rules, store }, { person, from, to }, now)
    },
    async end() {
      await store.close()
      rmSync(dir, { recursive: true, force: true })
      if (data !== null) rmSync(data, { recursive: true, force: true })
    },
  }
}

/** Every day of the span but those left out. */
export function daily(activity: string, from: string, days: number, but: readonly number[] = []): Deed[] {
  return Array.from({ length: days }, (_, day) => day)
    .filter((day) => !but.includes(day))
    .map((day) => ({
      activity,
      date: new Date(Date.parse(from) + day * 86_400_000).toISOString().slice(0, 10),
    }))
}

const zz = 'zaozhuang-2019'
export const GOVERNMENT_HEAD = { regulation: zz, post: 'district-government-head', title: '区长' }
export const TOWN_DEPUTY = { regulation: zz, post: 'town-safety-deputy', title: '分管安全生产的副镇长' }
export const TOWNSHIP = {
  regulation: 'qingxi-2025',
  post: 'township-head',
  title: '乡长',
  from: '2025-03-01',
}

export const HEAD_DEEDS: Deed[] = [
  { activity: 'government-executive-meeting', date: '2026-01-08' },
  { activity: 'led-inspection', date: '2026-02-14' },
  { activity: 'duty-list-issued', date: '2026-01-20' },
  { activity: 'government-executive-meeting', date: '2026-04-10' },
  { activity: 'led-inspection', date: '2026-05-22', at: '2026-07-06T03:00:00.000Z' },
  { activity: 'duty-list-review', date: '2026-06-26' },
  { activity: 'government-executive-meeting', date: '2026-10-20' },
  { activity: 'government-executive-meeting', date: '2026-10-22' },
  { activity: 'safety-work-study', date: '2026-11-02' },
]
