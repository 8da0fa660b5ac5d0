import { addMonths, type CivilDate, civilDateOf, isCivilDate } from '../calendar/index.ts'
import { checklistOf } from '../checklist/index.ts'
import type { DutyRules } from '../duties/index.ts'
import type { FileStore } from '../files/index.ts'
import type { Knowledge } from '../knowledge/index.ts'
import { foldLedger, type LedgerEntry } from '../ledger/index.ts'
import type { Store } from '../storage/index.ts'
import type { Facts } from './facts.ts'
import { rulesUsed } from './facts-rules.ts'
import { ExportError } from './types.ts'

/** What exports are made from. */
export interface ExportSources {
  knowledge: Knowledge
  /** The frequency rules of `knowledge`. */
  rules: DutyRules
  store: Store
  /** Files of the evidence. Without, a dossier names them and holds none. */
  files?: FileStore
}

/** Whose record, and which days, both included. */
export interface FactSpan {
  person: string
  from: CivilDate
  to: CivilDate
}

/** The most years that one export spans. */
export const LONGEST_YEARS = 10

/**
 * All that an export may say of a person, read at one moment: lines written while it is read are left out, so that
 * head and entries agree. States are judged by the day of `now` in Asia/Shanghai. Writes nothing.
 * @throws {ExportError} a sentence: days that are none, in the wrong order, more than 10 years; unknown person.
 */
export async function factsOf(
  { knowledge, rules, store }: ExportSources,
  span: FactSpan,
  now: Date,
): Promise<Facts> {
  checkSpan(span)
  const { person, from, to } = span
  const known = await store.person(person)
  if (known === null)
    throw new ExportError('没有这个人的任何记录：请核对是谁的台账；还没用过的，先登记岗位或记一次活动。')
  // The head first: the ledger only grows, so its lines up to there are those of that moment.
  const head = await store.head()
  const [rows, tenures, items, gone, goneItems] = await Promise.all([
    store.ledger(person),
    store.tenures(person),
    store.dutyItems(person),
    store.withdrawnTenures(person),
    store.withdrawnDutyItems(person),
  ])
  const all = foldLedger(rows.filter((row) => row.seq <= head.seq))
  const on = civilDateOf(now)
  const checklist = checklistOf(
    { knowledge, rules },
    { person, tenures, entries: all, items },
    { from, to },
    on,
  )
  const entries = all.filter((entry) => from <= entry.date && entry.date <= to).sort(byDay)
  const touching = ({ from: first, to: last }: { from: CivilDate; to: CivilDate | null }) =>
    first <= to && from <= (last ?? to)
  const held = tenures.filter(touching)
  return {
    person,
    name: known.name,
    from,
    to,
    on,
    madeAt: now,
    tenures: held,
    items: items.filter(touching),
    removed: { tenures: gone.filter(touching), items: goneItems.filter(touching) },
    checklist,
    entries,
    around: countedAround(checklist, all, { from, to }),
    names: await namesOf(store, [
      person,
      ...writersOf(all),
      ...goneItems.map(({ withdrawnBy }) => withdrawnBy),
    ]),
    rules: rulesUsed(knowledge, held, checklist),
    head,
    knowledge,
  }
}

function checkSpan({ from, to }: FactSpan): void {
  for (const day of [from, to]) {
    if (!isCivilDate(day)) throw new ExportError(`“${day}”不是日期：请写成 2026-11-21 这样的公历日期。`)
  }
  if (to < from) throw new ExportError(`起止日期颠倒了：${to}早于${from}。请把较早的一天写在前面。`)
  if (to >= addMonths(from, LONGEST_YEARS * 12))
    throw new ExportError(`一次最多导出 ${LONGEST_YEARS} 年的记录：请分几次导出。`)
}

const byDay = (a: LedgerEntry, b: LedgerEntry) =>
  a.date === b.date ? a.seq - b.seq : a.date < b.date ? -1 : 1

/** Entries dated outside the span that a period counts which reaches into it. */
function countedAround(
  checklist: Facts['checklist'],
  all: readonly LedgerEntry[],
  { from, to }: { from: CivilDate; to: CivilDate },
): LedgerEntry[] {
  const counted = new Set(
    checklist.lists.flatMap(({ rows }) =>
      rows.flatMap(({ periods }) => periods.flatMap((trace) => trace.counted.map(({ id }) => id))),
    ),
  )
  return all.filter((entry) => (entry.date < from || entry.date > to) && counted.has(entry.id)).sort(byDay)
}

function writersOf(entries: readonly LedgerEntry[]): string[] {
  return entries.flatMap(({ history }) => history.map((row) => row.recordedBy))
}

async function namesOf(
  store: Store,
  people: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(people)].filter((id) => id !== null).sort()
  const known = await Promise.all(ids.map((id) => store.person(id)))
  return new Map(known.flatMap((each) => (each?.name ? [[each.id, each.name] as const] : [])))
}
