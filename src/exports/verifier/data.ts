import { canonical, type Finding, type RecordChains, type SealedLine } from '../../chain/index.ts'
import { foldLedger, type LedgerEntry } from '../../ledger/index.ts'
import type { LedgerRow } from '../../storage/index.ts'
import { chainedEntry } from '../json-entry.ts'
import { chainedItems, chainedPosts } from './held.ts'
import { jsonOf, type Manifest } from './manifest.ts'

type Row = Readonly<Record<string, unknown>>

/** What data.json says that the chains, which are whole, do not; and what they say of these days that it leaves out. */
export function dataFindings(chains: RecordChains, manifest: Manifest, bytes: Buffer | undefined): Finding[] {
  const data = jsonOf(bytes)
  if (!isRow(data)) return []
  const { entries, entriesOutsideSpan: outside } = data
  if (!areRows(entries) || !areRows(outside)) return [{ seq: 0, why: 'data.json 里没有记录，或者读不出来。' }]
  const bodies = { ledger: bodiesOf(chains.ledger, manifest), ...otherBodies(chains, manifest) }
  const all = entriesOf(bodies.ledger)
  if (all === null) return [{ seq: 0, why: '记录链里有读不懂的内容，无法与 data.json 比对。' }]
  const findings = [
    ...entryFindings(all, manifest, [entries, outside]),
    ...listFindings('岗位', data.posts, chainedPosts(bodies.tenure, manifest)),
    ...listFindings('本单位补充事项', data.ownItems, chainedItems(bodies.duty_item, manifest)),
  ]
  if (`${canonicalOrNull(data)}\n` !== bytes?.toString('utf8'))
    findings.push({ seq: 0, why: 'data.json 不是照单写出的样子：里面有重复的成员，或者多出了空白。' })
  return findings
}

/** Null where a line says what no line of the product says: somebody else wrote the chain. */
function entriesOf(bodies: readonly Row[]): LedgerEntry[] | null {
  try {
    return foldLedger(bodies.map(rowOf))
  } catch {
    return null
  }
}

function entryFindings(
  all: readonly LedgerEntry[],
  { from, to }: Manifest,
  [listed, outside]: readonly [readonly Row[], readonly Row[]],
): Finding[] {
  const chained = new Map<unknown, LedgerEntry>(all.map((entry) => [entry.id, entry]))
  const seen = new Set<unknown>()
  const findings: Finding[] = []
  for (const given of [...listed, ...outside]) {
    const entry = chained.get(given.id)
    if (entry === undefined)
      findings.push({ seq: 0, why: 'data.json 里多出一条记录：本人的记录链里没有它。' })
    else if (seen.has(given.id))
      findings.push({ seq: entry.seq, why: `data.json 里第 ${entry.seq} 条出现了两次。` })
    else findings.push(...differences(given, entry))
    seen.add(given.id)
  }
  const within = new Set(listed.map(({ id }) => id))
  for (const { id, seq, date } of all) {
    const due = from <= date && date <= to
    if (due && !within.has(id))
      findings.push({ seq, why: `第 ${seq} 条的日期在起止日期之内，data.json 却没有列出。` })
    if (!due && within.has(id))
      findings.push({ seq, why: `第 ${seq} 条的日期不在起止日期之内，data.json 却列了出来。` })
  }
  return findings
}

/** The first member in which they differ. */
function differences(given: Row, entry: LedgerEntry): Finding[] {
  const odd = Object.entries(chainedEntry(entry)).find(([key, value]) => !same(given[key], value))
  if (odd === undefined) return []
  return [{ seq: entry.seq, why: `data.json 里第 ${entry.seq} 条的 ${odd[0]} 与记录链不一致。` }]
}

/** Of each, what the chain has: its other members, such as names, are not in it. */
function listFindings(called: string, given: unknown, chained: readonly Row[]): Finding[] {
  const shown = areRows(given)
    ? given.map((row, at) => Object.fromEntries(Object.keys(chained[at] ?? {}).map((key) => [key, row[key]])))
    : null
  return same(shown, chained) ? [] : [{ seq: 0, why: `data.json 里的${called}与记录链不一致。` }]
}

const bodiesOf = (lines: readonly SealedLine[], { person }: Manifest): Row[] =>
  lines.flatMap(({ body }) => (body?.person === person ? [body] : []))

const otherBodies = (chains: RecordChains, manifest: Manifest) => ({
  tenure: bodiesOf(chains.tenure, manifest),
  duty_item: bodiesOf(chains.duty_item, manifest),
})

/** The line as the ledger gives it: its columns under the product's names. */
function rowOf(body: Row): LedgerRow {
  const { recorded_by: recordedBy, recorded_at: recordedAt, detail, line: _, heads: __, ...rest } = body
  const row = { ...rest, recordedBy, recordedAt, ...(detail === null ? {} : { detail }) }
  return row as unknown as LedgerRow
}

const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const areRows = (value: unknown): value is Row[] => Array.isArray(value) && value.every(isRow)

function same(a: unknown, b: unknown): boolean {
  const text = canonicalOrNull(a)
  return text !== null && text === canonicalOrNull(b)
}

/** The canonical form; null of what has none. */
export function canonicalOrNull(value: unknown): string | null {
  try {
    return canonical(value)
  } catch {
    return null
  }
}
