/** Two officials and a clerk with different records, in a real database with real files. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { fromBufferPromise } from 'yauzl'
import { dutyRules } from '../../src/duties/index.ts'
import type { ExportSources } from '../../src/exports/index.ts'
import { type FileStore, openFiles } from '../../src/files/index.ts'
import { loadKnowledge } from '../../src/knowledge/index.ts'
import {
  affirmRow,
  attachRow,
  correctionRow,
  foldLedger,
  type LedgerEntry,
  type LineOrigin,
  linkRow,
  recordRows,
  voidRow,
} from '../../src/ledger/index.ts'
import { type NewLedgerRow, openStore, type Store } from '../../src/storage/index.ts'
import { photo } from '../files/making.ts'

export const knowledge = loadKnowledge(join(import.meta.dirname, '../../knowledge'))
const rules = dutyRules(knowledge.packs)

export const HEAD = 'tg:1001'
export const OTHER = 'tg:1002'
export const CLERK = 'tg:1003'

export interface World {
  dir: string
  store: Store
  files: FileStore
  sources: ExportSources & { files: FileStore }
  record(deed: Deed): Promise<LedgerEntry>
  /** Appends the line that `make` gives of an entry as it stands now. */
  add(
    entry: LedgerEntry,
    make: (entry: LedgerEntry, origin: LineOrigin) => NewLedgerRow,
    by?: Said,
  ): Promise<void>
  end(): Promise<void>
}

interface Said {
  by?: string
  at?: string
  words?: string
  reason?: string
}

export interface Deed extends Said {
  person?: string
  activity: string
  date: string
  place?: string | null
  count?: number
}

export async function openWorld(): Promise<World> {
  const dir = mkdtempSync(join(tmpdir(), 'zhaodan-dossier-'))
  const store = await openStore({ dir })
  const files = openFiles(join(dir, 'files'))
  let ids = 0
  const newId = () => `line-${String(++ids).padStart(6, '0')}`
  const origin = (said: Required<Omit<Said, 'reason'>> & Said): LineOrigin => ({
    recordedBy: said.by,
    words: said.words,
    recordedAt: said.at,
    confirmation: newId(),
    newId,
    reason: said.reason ?? null,
  })
  return {
    dir,
    store,
    files,
    sources: { knowledge, rules, store, files },
    async record(deed) {
      const { person = HEAD, activity, date, place = null, count = 1 } = deed
      const { by = person, at = `${date}T10:00:00.000Z`, words = `${date}的事` } = deed
      const rows = recordRows([{ activity, date, place, count }], { person, ...origin({ by, at, words }) })
      return foldLedger((await store.append(rows)).rows)[0] as LedgerEntry
    },
    async add(entry, make, { by = entry.person, at = entry.recordedAt, words = '确认', reason } = {}) {
      const now = foldLedger(await store.ledger(entry.person)).find(
        ({ id }) => id === entry.id,
      ) as LedgerEntry
      await store.append([make(now, origin({ by, at, words, ...(reason ? { reason } : {}) }))])
    },
    async end() {
      await store.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** 区长张明远, 应急局局长刘志强 and 王芳, who writes down for the first of them; half a year of records of all kinds. */
export async function fill(world: World): Promise<void> {
  const { store, files, record, add } = world
  const began = '2026-01-02T01:00:00.000Z'
  for (const [id, name] of [
    [HEAD, '张明远'],
    [OTHER, '刘志强'],
    [CLERK, '王芳'],
  ] as const) {
    await store.ensurePerson(id, began)
    await store.namePerson(id, name)
  }
  const post = { regulation: 'zaozhuang-2019', from: '2025-06-01', to: null, recordedAt: began }
  await store.addTenure({ ...post, person: HEAD, post: 'district-government-head', title: '区长' })
  await store.addTenure({ ...post, person: OTHER, post: 'regulator-head', title: '山城应急局局长' })
  await store.addDutyItem({
    id: 'item-own-1',
    person: HEAD,
    text: '每季度听取一次危险化学品整治专班汇报',
    source: '市安委会〔2026〕3号',
    sourceDate: '2026-01-15',
    frequency: { count: 1, period: 'quarter', every: 1 },
    from: '2026-01-15',
    to: null,
    recordedBy: HEAD,
    recordedAt: began,
  })
  await record({
    activity: 'government-executive-meeting',
    date: '2026-01-08',
    words: '今天开了区政府常务会议',
  })
  await record({ person: OTHER, activity: 'led-inspection', date: '2026-01-09', place: '宏源化工厂' })
  const inspection = await record({
    activity: 'led-inspection',
    date: '2026-02-14',
    place: '薛城化工园区',
    words: '今天带队检查了薛城化工园区',
  })
  const kept = await files.keep({ name: '现场照片.jpg', content: await photo() })
  await add(inspection, (entry, from) => attachRow(entry, { file: kept }, from))
  await add(inspection, (entry, from) =>
    attachRow(entry, { link: { url: 'https://example.org/news?a=1&b=2', title: '检查新闻' } }, from),
  )
  const report = await record({ activity: 'other', date: '2026-03-10', words: '收到群众举报后协调专项整治' })
  await add(report, (entry, from) => linkRow(entry, { ref: 'zaozhuang-2019#7.7' }, from))
  await add(report, (entry, from) => linkRow(entry, { item: 'item-own-1' }, from))
  const late = await record({
    activity: 'led-inspection',
    date: '2026-05-20',
    at: '2026-07-03T02:00:00.000Z',
  })
  await add(late, (entry, from) => correctionRow(entry, { place: '万达广场' }, from), {
    at: '2026-07-04T02:00:00.000Z',
    words: '地点是万达广场',
    reason: '漏记地点',
  })
  const mistaken = await record({ activity: 'led-inspection', date: '2026-06-01', place: '奥体中心' })
  await add(mistaken, (entry, from) => voidRow(entry, from), { reason: '那次是副区长带队' })
  const written = await record({ activity: 'government-executive-meeting', date: '2026-04-10', by: CLERK })
  await add(written, (entry, from) => affirmRow(entry, from), { at: '2026-04-11T02:00:00.000Z' })
  await record({ activity: 'duty-list-review', date: '2026-07-06', at: '2026-07-06T09:00:00.000Z' })
  await record({ person: OTHER, activity: 'safety-work-meeting', date: '2026-07-07', words: '刘局长的会' })
}

export const NOW = new Date('2026-07-10T01:30:00.000Z')
export const SPAN = { person: HEAD, from: '2026-01-01', to: '2026-06-30' }

/** The files of a zip, by path, read by another package than the one that made it. */
export async function unzipped(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true })
  const found = new Map<string, Buffer>()
  for await (const entry of zip.eachEntry())
    found.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)))
  return found
}
