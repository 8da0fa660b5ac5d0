/** Runs sets through the command line, as an outside check would. */
import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Figures, figuresOf } from './figures.ts'
import { type EvaluationSet, readGold } from './sets.ts'

const PROGRAM = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url))
const SCORER = fileURLToPath(new URL('score.mjs', import.meta.url))

export interface Outcome {
  set: EvaluationSet
  figures: Figures
  /** What the scorer printed, with the failures. */
  printed: string
  /** What the product printed, a line a question. */
  lines: string[]
  /** Of the product's process, its start included. */
  seconds: number
}

/** Runs one set. @param settings of a model for the questions; without them they are answered offline. @throws where a process fails. */
export async function runSet(
  folder: string,
  set: EvaluationSet,
  settings: Record<string, string> | null = null,
): Promise<Outcome> {
  const gold = join(folder, set.file)
  const command = set.kind === 'qa' ? ['ask', ...(settings === null ? ['--offline'] : [])] : ['understand']
  const start = performance.now()
  const output = await run([PROGRAM, ...command, '--batch', gold, '--json'], settings ?? {})
  const seconds = (performance.now() - start) / 1000
  const scratch = await mkdtemp(join(tmpdir(), 'zhaodan-eval-'))
  try {
    const out = join(scratch, 'out.jsonl')
    await writeFile(out, output)
    const printed = await run([SCORER, set.kind, gold, out, '--failures'])
    const lines = output.split('\n').filter((line) => line !== '')
    return { set, figures: figuresOf(printed, set, readGold(folder, set)), printed, lines, seconds }
  } finally {
    await rm(scratch, { recursive: true })
  }
}

/** All of `work`, at most `width` at a time; results in the order of `items`. The first failure ends it. */
export async function sideBySide<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = []
  let next = 0
  const lane = async () => {
    while (next < items.length) {
      const index = next++
      results[index] = await work(items[index] as T)
    }
  }
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane))
  return results
}

/** Standard output of this Node with `args`; of the settings of a model only those given are passed on. */
function run(args: string[], settings: Record<string, string> = {}): Promise<string> {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(?:OPENAI|ZHAODAN)_/.test(name))
  const child = spawn(process.execPath, args, {
    env: { ...Object.fromEntries(inherited), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return new Promise((resolve, reject) => {
    const out: Buffer[] = []
    const err: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve(Buffer.concat(out).toString('utf8'))
      else reject(new Error(`${args.join(' ')}: ${Buffer.concat(err).toString('utf8')}`))
    })
  })
}
