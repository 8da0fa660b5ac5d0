/**
 * How fast duties are evaluated: 100,000 officials, a year each, one thread. Every tenth thousand goes through the
 * straightforward evaluator too, which must give the same rows. `node bench/evaluate.ts [officials]`
 */
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { dutyRules, evaluate, evaluateCase } from '../src/duties/index.ts'
import type { Knowledge } from '../src/knowledge/index.ts'
import { loadKnowledge } from '../src/knowledge/index.ts'
import { naiveEvaluate } from './naive.ts'
import { officials } from './officials.ts'

/** Officials evaluated and rows given in so many milliseconds. */
export interface Throughput {
  name: string
  officials: number
  rows: number
  elapsedMs: number
}

export interface EvaluationBench {
  evaluate: Throughput
  /** With the strict check of one JSON case as `zhaodan evaluate` reads it. */
  checked: Throughput
  naive: Throughput
  /** Rows per second of `evaluate` as a multiple of the naive evaluator's. */
  ratio: number
  /** Resident memory at its peak, MB. */
  peakMb: number
}

const CHUNK = 1000

/**
 * Evaluates `count` made-up officials; making them up is not timed.
 * @throws Error where the evaluators disagree: then the figures mean nothing.
 */
export function benchEvaluation(knowledge: Knowledge, count: number): EvaluationBench {
  const rules = dutyRules(knowledge.packs)
  const fast: Throughput = { name: 'evaluate', officials: 0, rows: 0, elapsedMs: 0 }
  const checked: Throughput = { name: 'evaluateCase', officials: 0, rows: 0, elapsedMs: 0 }
  const naive: Throughput = { name: 'naive', officials: 0, rows: 0, elapsedMs: 0 }
  for (let first = 0; first < count; first += CHUNK) {
    const cases = officials(knowledge, first, Math.min(CHUNK, count - first))
    const rows = timed(fast, cases, (one) => evaluate(rules, one))
    timed(checked, cases, (one) => evaluateCase(one, knowledge).rows)
    if ((first / CHUNK) % 10 === 0) {
      const naiveRows = timed(naive, cases, (one) => naiveEvaluate(knowledge.packs, one))
      if (!isDeepStrictEqual(rows, naiveRows)) throw new Error('The evaluators disagree.')
    }
  }
  return {
    evaluate: fast,
    checked,
    naive,
    ratio: rowsPerSecond(fast) / rowsPerSecond(naive),
    peakMb: process.resourceUsage().maxRSS / 1024,
  }
}

/** Rows per second. */
export function rowsPerSecond({ rows, elapsedMs }: Throughput): number {
  return (rows / elapsedMs) * 1000
}

/** The figures as a table of plain text. */
export function evaluationTable(bench: EvaluationBench): string {
  const lines = [bench.evaluate, bench.checked, bench.naive].map((one) => [
    one.name,
    one.officials.toLocaleString('en'),
    one.rows.toLocaleString('en'),
    (one.elapsedMs / 1000).toFixed(2),
    Math.round(rowsPerSecond(one)).toLocaleString('en'),
  ])
  const table = [['evaluator', 'officials', 'rows', 'seconds', 'rows/s'], ...lines].map((cells) =>
    cells.map((cell, column) => (column === 0 ? cell.padEnd(13) : cell.padStart(12))).join(''),
  )
  return [
    ...table,
    `evaluate is ${bench.ratio.toFixed(1)} times as fast as naive; peak memory ${bench.peakMb.toFixed(0)} MB`,
  ].join('\n')
}

function timed<Case, Row>(into: Throughput, cases: readonly Case[], run: (one: Case) => Row[]): Row[][] {
  const start = performance.now()
  const results = cases.map(run)
  into.elapsedMs += performance.now() - start
  into.officials += cases.length
  for (const rows of results) into.rows += rows.length
  return results
}

if (import.meta.main) {
  const count = Number(process.argv[2] ?? 100_000)
  if (!Number.isInteger(count) || count < 1) throw new Error('usage: node bench/evaluate.ts [officials ≥ 1]')
  const knowledge = loadKnowledge(join(import.meta.dirname, '../knowledge'))
  process.stdout.write(`${evaluationTable(benchEvaluation(knowledge, count))}\n`)
}
