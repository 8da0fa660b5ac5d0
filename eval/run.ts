/**
 * Runs the evaluation sets through the command line, as an outside check would, and prints the scorer's tables.
 *   npm run eval [-- --failures]
 * Exit 1 where a figure of an open set is below what the product promises.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))

interface EvaluationSet {
  kind: string
  file: string
  command: string[]
  least: Record<string, number>
  most: Record<string, number>
}

/** A set whose figures are shown and held to nothing. */
function set(kind: 'qa' | 'log', file: string): EvaluationSet {
  return { kind, file, command: [kind === 'qa' ? 'ask' : 'understand', '--batch'], least: {}, most: {} }
}

/** A row of the scorer's table and the least it may be, in percent; `phantom` and `forbidden` are counts, at most. */
const SETS: EvaluationSet[] = [
  {
    kind: 'qa',
    file: 'qa.open.jsonl',
    command: ['ask', '--batch'],
    least: { 'citation recall': 95, 'citation precision': 85, 'right refusals': 95, answered: 97 },
    most: {},
  },
  {
    kind: 'log',
    file: 'log.open.jsonl',
    command: ['understand', '--batch'],
    least: { 'intent right': 93, 'logs exactly right': 92 },
    most: { 'phantom records': 0 },
  },
  ...['own/qa.jsonl', 'own/qa-2.jsonl', 'apart/qa.jsonl', 'apart/qa-2.jsonl', 'apart/qa-3.jsonl'].map(
    (file) => set('qa', file),
  ),
  ...[
    'own/log.jsonl',
    'own/log-2.jsonl',
    'own/log-3.jsonl',
    'apart/log.jsonl',
    'apart/log-2.jsonl',
    'apart/log-3.jsonl',
  ].map((file) => set('log', file)),
]

function node(args: string[]): string {
  const run = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 64 << 20 })
  if (run.status !== 0) throw new Error(`${args.join(' ')}: ${run.stderr || run.error?.message}`)
  return run.stdout
}

function figureOf(table: string, row: string): number {
  const line = table.split('\n').find((each) => each.startsWith(row))
  const figure = line?.slice(row.length).match(/-?\d+(\.\d+)?/)?.[0]
  if (figure === undefined) throw new Error(`the scorer printed no row “${row}”`)
  return Number(figure)
}

const folder = mkdtempSync(join(tmpdir(), 'zhaodan-eval-'))
const fallen: string[] = []
try {
  for (const each of SETS) {
    const gold = here(each.file)
    const start = performance.now()
    const lines = node([here('../src/cli/main.ts'), ...each.command, gold, '--json'])
    const seconds = (performance.now() - start) / 1000
    const out = join(folder, `${each.file.replace('/', '-')}.out`)
    writeFileSync(out, lines)
    const table = node([here('score.mjs'), each.kind, gold, out, ...process.argv.slice(2)])
    const count = readFileSync(gold, 'utf8').trim().split('\n').length
    process.stdout.write(`\n== ${each.file} (${count} lines, ${seconds.toFixed(2)} s with start)\n${table}`)
    for (const [row, least] of Object.entries(each.least)) {
      if (figureOf(table, row) < least) fallen.push(`${each.file}: ${row} ${figureOf(table, row)} < ${least}`)
    }
    for (const [row, most] of Object.entries(each.most)) {
      if (figureOf(table, row) > most) fallen.push(`${each.file}: ${row} ${figureOf(table, row)} > ${most}`)
    }
  }
} finally {
  rmSync(folder, { recursive: true })
}
for (const figure of fallen) process.stderr.write(`below what is promised: ${figure}\n`)
process.exitCode = fallen.length > 0 ? 1 : 0
