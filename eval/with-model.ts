/** The question sets offline and with a model that answers honestly from what it is given, side by side. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startModelServer } from '../tests/model/server/index.ts'
import { type Outcome, runSet } from './running.ts'
import type { EvaluationSet } from './sets.ts'

/** A line of the product's output, as far as it is looked at. */
interface Line {
  mode: 'offline' | 'llm'
  refused: boolean
  elapsedMs: number
}

const FIGURES = ['citation recall', 'citation precision', 'right refusals', 'answered']
const HEAD = ['set', 'run', 'recall', 'precision', 'refusals', 'answered', 'in its words', 'median ms']
const WIDTHS = [22, 9, 9, 11, 10, 10, 14, 11]

/** Runs every question set twice. The model is served on loopback, its use counted in a folder of this run alone. */
export async function compareWithModel(folder: string, sets: readonly EvaluationSet[]): Promise<string> {
  const server = await startModelServer()
  const data = await mkdtemp(join(tmpdir(), 'zhaodan-eval-data-'))
  const settings = {
    OPENAI_BASE_URL: server.url,
    OPENAI_MODEL: 'loopback',
    ZHAODAN_DATA: data,
    ZHAODAN_MODEL_DAILY_TOKENS: '1000000000',
  }
  const lines = [HEAD]
  try {
    for (const set of sets.filter(({ kind }) => kind === 'qa')) {
      lines.push(cellsOf(set.file, 'offline', await runSet(folder, set)))
      lines.push(cellsOf('', 'model', await runSet(folder, set, settings)))
    }
  } finally {
    await server.close()
    await rm(data, { recursive: true })
  }
  return lines.map((cells) => `${inColumns(cells)}\n`).join('')
}

function cellsOf(name: string, run: string, { figures, lines }: Outcome): string[] {
  const answers = lines.map((line) => JSON.parse(line) as Line)
  const shares = FIGURES.map((row) => share(figures.rows[row]))
  const given = answers.filter(({ refused }) => !refused)
  const inItsWords = given.filter(({ mode }) => mode === 'llm').length
  const median = answers.map(({ elapsedMs }) => elapsedMs).sort((a, b) => a - b)[answers.length >> 1]
  return [
    name,
    run,
    ...shares,
    share(given.length === 0 ? undefined : (100 * inItsWords) / given.length),
    median === undefined ? 'n/a' : median.toFixed(1),
  ]
}

function share(percent: number | undefined): string {
  return percent === undefined ? 'n/a' : `${percent.toFixed(1)}%`
}

function inColumns(cells: readonly string[]): string {
  return cells
    .map((cell, i) => (i < 2 ? cell.padEnd(WIDTHS[i] as number) : cell.padStart(WIDTHS[i] as number)))
    .join('')
    .trimEnd()
}
