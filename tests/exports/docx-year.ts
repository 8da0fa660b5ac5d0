/** A year of a district head, and one of another official with other data, in a real database file. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dutyRules } from '../../src/duties/index.ts'
import { type Facts, factsOf } from '../../src/exports/index.ts'
import { loadKnowledge } from '../../src/knowledge/index.ts'
import {
  affirmRow,
  attachRow,
  correctionRow,
  type DutyTarget,
  foldLedger,
  type LedgerEntry,
  type LineOrigin,
  linkRow,
  recordRows,
  voidRow,
} from '../../src/ledger/index.ts'
import { type NewLedgerRow, openStore, type Store } from '../../src/storage/index.ts'

export const knowledge = loadKnowledge(join(import.meta.dirname, '../../knowledge'))
const rules = dutyRules(knowledge.packs)

/** A deed as it is written down: by its person on the evening of its day where nothing else is said. */
export interface Deed {
  activity: string
  date: string
  place?: string | null
  count?: number
  words?: string
  /** ISO 8601, UTC. */
  at?: string
  by?: string
  for?: DutyTarget[]
}

/** A ledger to be filled by a test. */
export interface Year {
  store: Store
  record(person: string, deed: Deed): Promise<LedgerEntry>
  /** Appends the line that `make` gives of an entry as it stands now. */
  afterwards(
    entry: LedgerEntry,
    by: string,
    at: string,
    make: (entry: LedgerEntry, origin: LineOrigin) => NewLedgerRow,
    reason?: string,
  ): Promise<void>
  facts(person: string, from: string, to: string, now: string): Promise<Facts>
  end(): Promise<void>
}

export async function openYear(): Promise<Year> {
  const dir = mkdtempSync(join(tmpdir(), 'zhaodan-year-'))
  const store = await openStore({ dir })
  let ids = 0
  const newId = () => `line-${++ids}`
  const origin = (by: string, at: string, words: string, reason: string | null = null): LineOrigin => ({
    recordedBy: by,
    words,
    recordedAt: at,
    confirmation: `card-${++ids}`,
    newId,
    reason,
  })
  const year: Year = {
    store,
    async record(person, deed) {
      const { activity, date, place = null, count = 1, by = person } = deed
      const at = deed.at ?? `${date}T12:30:00.000Z`
      const words = deed.words ?? `${date} ${place ?? ''} ${activity}`
      const [row] = recordRows([{ activity, date, place, count }], { ...origin(by, at, words), person })
      const { rows } = await store.append([row as NewLedgerRow])
      const entry = foldLedger(rows)[0] as LedgerEntry
      for (const target of deed.for ?? [])
        await year.afterwards(entry, by, at, (now, from) => linkRow(now, target, from))
      return entry
    },
    async afterwards(entry, by, at, make, reason) {
      const now = foldLedger(await store.ledger(entry.person)).find(({ id }) => id === entry.id)
      await store.append([make(now as LedgerEntry, origin(by, at, reason ?? '确认', reason ?? null))])
    },
    facts: (person, from, to, now) =>
      factsOf({ knowledge, rules, store }, { person, from, to }, new Date(now)),
    async end() {
      await store.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
  return year
}

export async function someone(year: Year, id: string, name: string): Promise<void> {
  await year.store.ensurePerson(id, '2025-12-01T00:00:00.000Z')
  await year.store.namePerson(id, name)
}

const PLACES = [
  '鑫达精细化工（集团）有限公司危险化学品储罐区',
  '东沙河煤矿井下三采区综采工作面',
  '城北大型商业综合体消防控制室',
  '山亭湖水库除险加固工程施工现场',
  '薛河街道老旧小区自建房集中片区',
  '市民中心地铁换乘站',
  '高铁新区物流园',
  '南石镇烟花爆竹专营库',
]
const place = (at: number) => PLACES[at % PLACES.length] as string
const two = (n: number) => String(n).padStart(2, '0')
export const law = (place: string): DutyTarget => ({ ref: `zaozhuang-2019#${place}` })

/** 区长, from the first log of 2026 to 22 November: 48 entries with everything that an entry may have. */
export async function districtHead(year: Year): Promise<void> {
  const person = 'tg:1001'
  const { record, afterwards } = year
  await someone(year, person, '陈明远')
  await someone(year, 'tg:1002', '李一鸣')
  await year.store.addTenure({
    person,
    regulation: 'zaozhuang-2019',
    post: 'district-government-head',
    title: '区长',
    from: '2025-03-01',
    to: null,
    recordedAt: '2026-01-04T01:00:00.000Z',
  })
  await year.store.addDutyItem({
    id: 'own-1',
    person,
    text: '牵头推进全区“厂中厂”、多业态混合生产经营场所消防安全专项整治，每季度调度不少于1次',
    source: '2026年度区政府领导班子成员安全生产重点工作责任清单',
    sourceDate: '2026-01-20',
    frequency: { count: 1, period: 'quarter', every: 1 },
    from: '2026-01-20',
    to: null,
    recordedBy: person,
    recordedAt: '2026-01-20T02:00:00.000Z',
  })
  for (const month of [1, 4, 10]) {
    const entry = await record(person, {
      activity: 'government-executive-meeting',
      date: `2026-${two(month)}-15`,
      place: '区政府三楼常务会议室',
      words: `今天上午主持召开区政府常务会议，听取一季度安全生产工作汇报，研究解决重大问题`,
    })
    await afterwards(entry, person, `2026-${two(month)}-16T01:00:00.000Z`, (now, from) =>
      attachRow(
        now,
        {
          file: {
            sha256: 'ab'.repeat(31) + two(month),
            name: `区政府第${month}次常务会议纪要（安全生产专题）（定稿，仅供内部存档使用）.pdf`,
            mediaType: 'application/pdf',
            bytes: 182_733,
          },
        },
        from,
      ),
    )
  }
  for (let at = 0; at < 22; at++) {
    const date = `2026-${two(1 + Math.floor(at / 2))}-${two(5 + ((at * 11) % 20))}`
    if (date >= '2026-07-01' && date <= '2026-09-30') continue
    const entry = await record(person, {
      activity: 'led-inspection',
      date,
      place: place(at),
      count: at % 9 === 4 ? 2 : 1,
      by: at % 4 === 3 ? 'tg:1002' : person,
      words: `带队检查${place(at)}，发现问题隐患${at + 2}处，当场交办`,
    })
    if (at % 8 === 3) await afterwards(entry, person, `${date}T14:00:00.000Z`, affirmRow)
    if (at % 5 === 0)
      await afterwards(entry, person, `${date}T14:30:00.000Z`, (now, from) =>
        attachRow(
          now,
          { link: { url: `https://example.gov.cn/aqsc/2026/${at}.html`, title: `现场检查新闻稿（${at}）` } },
          from,
        ),
      )
  }
  for (let at = 0; at < 14; at++) {
    const date = `2026-${two(1 + (at % 11))}-${two(20 - at)}`
    await record(person, {
      activity: at % 3 === 0 ? 'other' : 'training',
      date,
      place: at % 3 === 0 ? null : '区委党校一号报告厅',
      words: `接到群众举报后，协调消防、住建、应急等部门对${place(at)}开展联合整治，督促企业停产整改并逐条销号`,
      for: at % 6 === 5 ? [] : [law(['7.2', '7.7', '7.4'][at % 3] as string)],
    })
  }
  const late = await record(person, {
    activity: 'led-inspection',
    date: '2026-08-06',
    place: place(2),
    at: '2026-11-03T03:20:00.000Z',
    words: '补一条：8月6日带队检查商业综合体',
  })
  await afterwards(
    late,
    person,
    '2026-11-03T03:25:00.000Z',
    (now, from) => correctionRow(now, { place: '城北大型商业综合体（二期）' }, from),
    '地点写得不全',
  )
  await record(person, {
    activity: 'duty-list-issued',
    date: '2026-02-10',
    words: '印发区政府领导干部年度安全生产责任清单，并在门户网站公示',
    for: [law('7.3')],
  })
  await record(person, { activity: 'duty-list-review', date: '2026-05-28', place: '各镇街' })
  const wrong = await record(person, { activity: 'led-inspection', date: '2026-11-11', place: '区图书馆' })
  await afterwards(wrong, person, '2026-11-12T01:00:00.000Z', voidRow, '记错了人')
  for (const [date, at] of [
    ['2026-03-18', 1],
    ['2026-06-11', 4],
  ] as const)
    await record(person, {
      activity: 'safety-work-study',
      date,
      place: place(at),
      words: '=调度“厂中厂”专项整治\n+列出 12 处重点场所；-逐处过堂 @消防大队',
      for: [{ item: 'own-1' }],
    })
}

/** 应急局局长 from March on, with other data: nothing of the one is the other's. */
export async function bureauHead(year: Year): Promise<void> {
  const person = 'tg:2001'
  await someone(year, person, '王海峰')
  await year.store.addTenure({
    person,
    regulation: 'zaozhuang-2019',
    post: 'regulator-head',
    title: '应急局局长',
    from: '2026-03-01',
    to: null,
    recordedAt: '2026-03-02T01:00:00.000Z',
  })
  for (const [activity, date] of [
    ['safety-work-meeting', '2026-03-20'],
    ['led-inspection', '2026-05-14'],
    ['safety-work-meeting', '2026-05-21'],
    ['training', '2026-09-09'],
  ] as const)
    await year.record(person, { activity, date, place: '局应急指挥中心' })
}
