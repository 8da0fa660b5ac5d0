/** Many people who log at once through the conversation, over a real database file; `node bench/ledger.ts load`. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openApp } from '../src/cli/app.ts'
import {
  type Account,
  account,
  accountWords,
  admit,
  handle,
  isRecorded,
  loadWords,
  markOf,
  NOW,
  POST,
  personOf,
  quantile,
  report,
  textOf,
} from './ledger-people.ts'

export interface Load {
  people: number
  /** From the first message to the last answer. */
  seconds: number
  /** How long each message waited for its answer, in milliseconds, while all others were under way as well. */
  waits: { post: number[]; report: number[]; confirm: number[] }
  confirmed: number
  account: Account
}

/** Everybody registers a post, reports and confirms; each waits for nobody but the answer before. */
export async function loadOnce(people: number): Promise<Load> {
  const dir = mkdtempSync(join(tmpdir(), 'zhaodan-load-'))
  try {
    const app = await openApp(dir, () => NOW)
    const persons = Array.from({ length: people }, (_, n) => personOf(n))
    await admit(app, persons)
    const waits: Load['waits'] = { post: [], report: [], confirm: [] }
    const confirmed: string[] = []
    async function timed<T>(kind: keyof Load['waits'], work: Promise<T>): Promise<T> {
      const start = performance.now()
      const result = await work
      waits[kind].push(performance.now() - start)
      return result
    }
    const begun = performance.now()
    await Promise.all(
      persons.map(async (person, n) => {
        await timed('post', handle(app, person, { text: POST }))
        const card = await timed('report', report(app, person, markOf(n)))
        if ('said' in card) throw new Error(`no card: ${card.said}`)
        const said = textOf(await timed('confirm', handle(app, person, { tap: card.confirm })))
        if (!isRecorded(said)) throw new Error(`not recorded: ${said}`)
        confirmed.push(markOf(n))
      }),
    )
    const seconds = (performance.now() - begun) / 1000
    await app.store.close()
    return { people, seconds, waits, confirmed: confirmed.length, account: await account(dir, confirmed) }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

const RUNS = 3

/** The table, as text: the middle of several runs. */
export async function benchLoad(people = 200): Promise<string> {
  const runs: Load[] = []
  // The first is a warm-up: what is read of the law is read once.
  for (let run = 0; run <= RUNS; run += 1) runs.push(await loadOnce(people))
  runs.shift()
  const middle = runs.toSorted((a, b) => a.seconds - b.seconds)[RUNS >> 1] as Load
  const row = ([name, values]: [string, number[]]) =>
    `  ${name.padEnd(12)}${[0.5, 0.95, 1].map((share) => quantile(values, share).toFixed(0).padStart(10)).join('')} ms`
  return [
    `${people} people at once, a post, a report and its confirmation each, through the conversation (${loadWords()})`,
    `  in all ${middle.seconds.toFixed(2)} s, ${((people * 3) / middle.seconds).toFixed(0)} messages a second`,
    `  ${''.padEnd(12)}${['median', 'p95', 'most'].map((head) => head.padStart(10)).join('')}`,
    ...Object.entries(middle.waits).map(row),
    ...runs.map((run) => `  confirmed ${run.confirmed} of ${people}: ${accountWords(run.account)}`),
  ].join('\n')
}
