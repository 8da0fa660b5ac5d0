import { ENGINES } from './engines/index.ts'
import { percentile, qualityOf } from './figures.ts'
import type { Run } from './types.ts'

/** The engine that times are divided by. */
const MEASURE = 'fts5'

const HEADS = [
  'engine',
  'R@1',
  'R@10',
  'MRR@10',
  'build s',
  'median ms',
  'p95 ms',
  'peak MB',
  'times as fast as FTS5',
]

/**
 * The runs as one Markdown table, a row an engine.
 * @param gold right lines by qid; null where quality is not to be told (a corpus that was grown).
 */
export function tableOf(runs: readonly Run[], gold: ReadonlyMap<string, ReadonlySet<string>> | null): string {
  const measure = runs.find(({ engine }) => engine === MEASURE)
  const rows = runs.map((run) => cellsOf(run, gold, measure))
  const widths = HEADS.map((head, column) =>
    Math.max(widthOf(head), ...rows.map((row) => widthOf(row[column] as string))),
  )
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => pad(cell, widths[column] as number, column > 0)).join(' | ')} |`
  const rule = `|${widths.map((width, column) => `${'-'.repeat(width + 1)}${column > 0 ? ':' : '-'}`).join('|')}|`
  return [line(HEADS), rule, ...rows.map(line)].join('\n')
}

function cellsOf(
  { engine, found, ms, buildSeconds, peakMb }: Run,
  gold: ReadonlyMap<string, ReadonlySet<string>> | null,
  measure: Run | undefined,
): string[] {
  const searches = engine !== 'none'
  const quality = gold !== null && searches ? qualityOf(found, gold) : null
  const median = percentile(ms, 0.5)
  return [
    ENGINES[engine]?.name ?? engine,
    ...[quality?.recallAt1, quality?.recallAt10, quality?.mrrAt10].map((one) => one?.toFixed(3) ?? ''),
    searches ? buildSeconds.toFixed(1) : '',
    ...[median, percentile(ms, 0.95)].map((one) => (searches ? one.toFixed(2) : '')),
    peakMb.toFixed(0),
    searches && measure ? (percentile(measure.ms, 0.5) / median).toFixed(1) : '',
  ]
}

/** Columns of a terminal: a Han character takes two. */
function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (/\p{Script=Han}/u.test(character) ? 2 : 1), 0)
}

function pad(text: string, width: number, right: boolean): string {
  const blank = ' '.repeat(width - widthOf(text))
  return right ? blank + text : text + blank
}
