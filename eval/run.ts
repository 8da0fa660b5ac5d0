/**
 * Runs the evaluation sets and prints each figure beside the result last accepted (`results.json`).
 *   npm run eval
 *   npm run eval -- --failures               with the lines that failed
 *   npm run eval -- --accept                 and keeps the figures as the result from now on
 *   npm run eval -- --accept --accept-fall REASON   though some are worse
 *   npm run eval -- --with-model             questions offline and with the loopback model, side by side
 *   npm run eval -- --folder DIR             another folder of sets (sets.json, results.json)
 * Exit 1 where a figure is worse than it was or than the product promises, 2 where it is called wrongly.
 */
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { civilDateOf } from '../src/calendar/index.ts'
import { isFault } from './figures.ts'
import { tableOf } from './report.ts'
import { type Fall, fallInWords, fallsOf, type Results, readResults, writeResults } from './results.ts'
import { type Outcome, runSet, sideBySide } from './running.ts'
import { readSets } from './sets.ts'

const { values: options } = readOptions()
const folder = options.folder ?? fileURLToPath(new URL('.', import.meta.url))
process.exitCode = options['with-model'] ? await compare() : await runAll()

/** The server that plays the model is loaded for this alone. */
async function compare(): Promise<number> {
  const { compareWithModel } = await import('./with-model.ts')
  process.stdout.write(await compareWithModel(folder, readSets(folder)))
  return 0
}

async function runAll(): Promise<number> {
  const last = readResults(folder)
  const width = availableParallelism()
  const outcomes = await sideBySide(readSets(folder), width, (set) => runSet(folder, set))
  for (const outcome of outcomes) {
    process.stdout.write(`\n${tableOf(outcome, last?.sets[outcome.set.file])}`)
    if (options.failures) process.stdout.write(`\n${outcome.printed.split('\n\n').slice(1).join('\n\n')}`)
  }
  const broken = outcomes.flatMap(brokenPromises)
  const falls = last === null ? [] : allFalls(last, outcomes)
  for (const promise of broken) say(`below what is promised: ${promise}`)
  for (const fall of falls) say(`fallen: ${fallInWords(fall)}`)
  if (options.accept) return accept(last, outcomes, falls, broken)
  const unknown = outcomes.filter(({ set }) => last?.sets[set.file] === undefined)
  for (const { set } of unknown) say(`no result accepted yet: ${set.file}; run npm run eval -- --accept`)
  return broken.length + falls.length + unknown.length > 0 ? 1 : 0
}

function brokenPromises({ set, figures }: Outcome): string[] {
  const least = Object.entries(set.least).filter(([row, bound]) => !((figures.rows[row] ?? 0) >= bound))
  const most = Object.entries(set.most).filter(
    ([row, bound]) => !((figures.rows[row] ?? Number.POSITIVE_INFINITY) <= bound),
  )
  return [...least, ...most].map(([row, bound]) => {
    const sign = isFault(row) ? '>' : '<'
    return `${set.file}: ${row} ${figures.rows[row] ?? 'gone'} ${sign} ${bound}`
  })
}

function allFalls(last: Results, outcomes: readonly Outcome[]): Fall[] {
  return Object.entries(last.sets).flatMap(([file, was]) =>
    fallsOf(file, was, outcomes.find(({ set }) => set.file === file)?.figures),
  )
}

function accept(last: Results | null, outcomes: Outcome[], falls: Fall[], broken: string[]): number {
  const reason = options['accept-fall']?.trim()
  if (broken.length > 0) return refuse('a promise is broken')
  if (falls.length > 0 && !reason) return refuse('figures have fallen; say why with --accept-fall REASON')
  const accepted = civilDateOf(new Date())
  const kept = last?.falls ?? []
  if (falls.length > 0 && reason) kept.push({ accepted, reason, figures: falls.map(fallInWords) })
  const sets = Object.fromEntries(outcomes.map(({ set, figures }) => [set.file, figures]))
  writeResults(folder, { accepted, sets, falls: kept })
  process.stdout.write('\naccepted: results.json holds these figures now\n')
  return 0
}

function refuse(why: string): number {
  say(`not accepted: ${why}`)
  return 1
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        folder: { type: 'string' },
        failures: { type: 'boolean', default: false },
        accept: { type: 'boolean', default: false },
        'accept-fall': { type: 'string' },
        'with-model': { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    process.exit(2)
  }
}
