/**
 * What the chain costs: the same appends on the schema before it and on the schema with it, turn by turn in one run,
 * on ledgers of several lengths; then what reads a long ledger as a whole. `node bench/ledger.ts cost`.
 */
import { cpSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { forgetFiles } from '../src/cli/forgetting.ts'
import { openFiles } from '../src/files/index.ts'
import { backupFolder, type NewLedgerRow, openStore, restoreFolder } from '../src/storage/index.ts'
import { openBefore } from './ledger-before.ts'
import { findingIn, loadWords, NOW, personOf, quantile } from './ledger-people.ts'

const PEOPLE = Array.from({ length: 200 }, (_, n) => personOf(n))
const AT = NOW.toISOString()
const BATCH = 1_000

const rowOf = (n: number): NewLedgerRow => ({
  id: `line-${n}`,
  person: PEOPLE[n % PEOPLE.length] as string,
  recordedBy: PEOPLE[n % PEOPLE.length] as string,
  kind: 'record',
  amends: null,
  activity: 'led-inspection',
  date: '2026-11-03',
  place: `鑫达化工厂第${n}车间`,
  count: 1,
  words: `11月3日带队检查了鑫达化工厂第${n}车间，发现三处隐患，当场要求整改，并安排专人复查`,
  reason: null,
  recordedAt: AT,
  confirmation: `card-${n}`,
})

/** A ledger that can be appended to. */
interface Ledger {
  append(rows: NewLedgerRow[]): Promise<unknown>
  close(): Promise<void>
}

async function openNow(dir: string): Promise<Ledger> {
  const store = await openStore({ dir })
  await store.transaction(async (tx) => {
    for (const person of PEOPLE) await tx.ensurePerson(person, AT)
  })
  return store
}

async function grow(ledger: Ledger, from: number, to: number): Promise<void> {
  for (let n = from; n < to; n += BATCH) {
    await ledger.append(Array.from({ length: Math.min(BATCH, to - n) }, (_, i) => rowOf(n + i)))
  }
}

interface Rate {
  perSecond: number
  cpuMs: number
}

/** Appends one line each; all are given at once where `together`, and share commits. */
async function rate(ledger: Ledger, from: number, count: number, together: boolean): Promise<Rate> {
  const cpu = process.cpuUsage()
  const start = performance.now()
  const all: Promise<unknown>[] = []
  for (let n = from; n < from + count; n += 1) {
    const done = ledger.append([rowOf(n)])
    if (together) all.push(done)
    else await done
  }
  await Promise.all(all)
  const seconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(cpu)
  return { perSecond: count / seconds, cpuMs: (user + system) / 1000 / count }
}

const ROUNDS = 3
const ALONE = 100
const TOGETHER = 1_000

const median = (values: number[]) => quantile(values, 0.5)

/** Rows of the table for a ledger of so many lines, which both have already; leaves it longer. */
async function compare(
  before: Ledger,
  now: Ledger,
  lines: number,
): Promise<{ rows: string[]; next: number }> {
  const rows: string[] = []
  let next = lines
  for (const together of [false, true]) {
    const count = together ? TOGETHER : ALONE
    const rates: [Rate, Rate][] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      // Turn by turn, each first as often as the other: what else the machine does meets both alike.
      const first = await rate(round % 2 === 0 ? before : now, next, count, together)
      const second = await rate(round % 2 === 0 ? now : before, next, count, together)
      rates.push(round % 2 === 0 ? [first, second] : [second, first])
      next += count
    }
    const of = (which: 0 | 1, what: keyof Rate) => median(rates.map((pair) => pair[which][what]))
    const slower = median(rates.map(([a, b]) => b.perSecond / a.perSecond))
    const dearer = median(rates.map(([a, b]) => b.cpuMs / a.cpuMs))
    const name = `  ${lines} lines, ${together ? 'at once' : 'one by one'}`
    rows.push(
      `${name.padEnd(28)}${[of(0, 'perSecond').toFixed(0), of(1, 'perSecond').toFixed(0), slower.toFixed(2), of(0, 'cpuMs').toFixed(2), of(1, 'cpuMs').toFixed(2), dearer.toFixed(2)].map((cell) => cell.padStart(12)).join('')}`,
    )
  }
  return { rows, next }
}

async function timed<T>(work: Promise<T>): Promise<{ ms: number; value: T }> {
  const start = performance.now()
  const value = await work
  return { ms: performance.now() - start, value }
}

/** The longest time for which nothing else got its turn while `work` ran, in milliseconds. */
async function longestBlock(work: () => Promise<unknown>): Promise<number> {
  let last = performance.now()
  let most = 0
  const timer = setInterval(() => {
    const now = performance.now()
    most = Math.max(most, now - last)
    last = now
  }, 1)
  await work()
  clearInterval(timer)
  return Math.max(most, performance.now() - last)
}

const megabytes = (file: string) => (statSync(file).size / 1e6).toFixed(1)

/** What reads all of a ledger; `before` is a closed database of the version before, of as many lines. */
async function wholeOf(dir: string, before: string, lines: number): Promise<string[]> {
  const file = join(dir, 'zhaodan.sqlite')
  const verified = await timed(findingIn(file))
  const migrated = await timed(openStore({ dir: before }))
  await migrated.value.close()
  const found = (await findingIn(join(before, 'zhaodan.sqlite'))) ?? verified.value
  const store = await openStore({ dir })
  const head = await timed(store.head())
  const files = openFiles(join(dir, 'files'))
  const block = await longestBlock(() => forgetFiles(store, files, 400, NOW))
  const sweep = await timed(forgetFiles(store, files, 400, NOW))
  const zip = join(dir, 'b.zip')
  const backup = await timed(backupFolder(dir, zip, NOW))
  await store.close()
  const restored = await timed(restoreFolder(zip, join(dir, 'restored'), () => Promise.resolve()))
  const row = (name: string, ms: number, more = '') =>
    `  ${name.padEnd(44)}${ms.toFixed(ms < 10 ? 1 : 0).padStart(8)} ms${more && `  ${more}`}`
  return [
    `a ledger of about ${lines} lines, ${megabytes(file)} MB (${loadWords()})`,
    row('verify', verified.ms, found === null ? 'ok' : `“${found}”`),
    row('from version 4 to 5', migrated.ms),
    row('where the ledger stands (head)', head.ms),
    row('files without a line, once a day', sweep.ms, `nothing else for ${block.toFixed(0)} ms`),
    row('backup, read back', backup.ms, `${megabytes(zip)} MB`),
    row('restore, without its verify', restored.ms),
  ]
}

/** The table, as text. */
export async function benchCost(lengths: readonly number[] = [0, 10_000, 50_000]): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), 'zhaodan-cost-'))
  const [nowDir, beforeDir] = [join(dir, 'now'), join(dir, 'before')]
  try {
    const now = await openNow(nowDir)
    cpSync(nowDir, beforeDir, { recursive: true, filter: (path) => !path.includes('zhaodan.sqlite') })
    const before = await openBefore(beforeDir, PEOPLE, AT)
    const heads = ['before/s', 'now/s', 'ratio', 'before CPU', 'now CPU', 'ratio']
    const rows = [
      `appends through the store, before and with the chain (${loadWords()})`,
      `${''.padEnd(28)}${heads.map((head) => head.padStart(12)).join('')}`,
    ]
    let next = 0
    for (const lines of lengths) {
      await grow(before, next, lines)
      await grow(now, next, lines)
      const compared = await compare(before, now, Math.max(lines, next))
      rows.push(...compared.rows)
      next = compared.next
    }
    await before.close()
    await now.close()
    return [...rows, '', ...(await wholeOf(nowDir, beforeDir, next))].join('\n')
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
