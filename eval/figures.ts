/** The figures of one set, read from what the scorer prints. */
import type { EvaluationSet, GoldLine } from './sets.ts'

/** Lines of one kind that were right throughout. */
export interface KindFigure {
  ok: number
  n: number
}

export interface Figures {
  /** Lines of the gold file. */
  lines: number
  /** Rows of the scorer's table: shares in percent (one decimal), or counts. Rows without a figure (n/a) are left out. */
  rows: Record<string, number>
  /** Questions by their kind; utterances by their intent. */
  kinds: Record<string, KindFigure>
}

/** Rows that count faults: the fewer the better. */
const FAULTS = new Set(['forbidden citations', 'phantom records', 'without output'])
/** Rows that say how large the set is. */
const SIZES = new Set(['questions', 'utterances'])

/** Whether less of it is better. */
export function isFault(row: string): boolean {
  return FAULTS.has(row)
}

/** A share, printed with its percent sign. */
export function isShare(row: string): boolean {
  return !FAULTS.has(row)
}

/**
 * Reads the scorer's output. Of questions it prints the kinds itself; of utterances it names those that failed, from
 * which the intents are counted here.
 * @param output what `score.mjs … --failures` printed
 */
export function figuresOf(output: string, { kind }: Pick<EvaluationSet, 'kind'>, gold: GoldLine[]): Figures {
  const [table = '', failures = ''] = output.split('\n\n')
  const rows: Record<string, number> = {}
  const kinds: Record<string, KindFigure> = {}
  let missing = 0
  for (const line of table.split('\n')) {
    const ofKind = line.match(/^ {2}(\S+) +(\d+)\/(\d+)$/)
    if (ofKind) kinds[ofKind[1] as string] = { ok: Number(ofKind[2]), n: Number(ofKind[3]) }
    const row = line.match(/^(\S.*?) {2,}(\d+(?:\.\d+)?)%?(?: |$)/)
    if (!row) continue
    if (!SIZES.has(row[1] as string)) rows[row[1] as string] = Number(row[2])
    else missing = Number(line.match(/(\d+) without output/)?.[1] ?? 0)
  }
  rows['without output'] = missing
  return { lines: gold.length, rows, kinds: kind === 'qa' ? kinds : intentsOf(failures, gold) }
}

function intentsOf(failures: string, gold: GoldLine[]): Record<string, KindFigure> {
  const failed = new Set(failures.split('\n').map((line) => line.split(' ')[0]))
  const kinds: Record<string, KindFigure> = {}
  for (const { id, expect } of gold) {
    const intent = expect?.intent ?? '?'
    kinds[intent] ??= { ok: 0, n: 0 }
    kinds[intent].n++
    if (!failed.has(id)) kinds[intent].ok++
  }
  return kinds
}
