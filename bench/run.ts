/**
 * npm run bench: start time, resident memory, latency of a question, evaluation throughput, years of reminders
 * (`node bench/reminders.ts` alone), a flood of Telegram messages (`node bench/telegram-flood.ts` alone), and the ledger
 * under load and through faults (`npm run bench -- ledger` alone).
 * The server is a process of its own on a fresh data folder, asked over HTTP; a question's latency is also set beside
 * the bare scan of every article for the question's character pairs, measured in the same run.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAnswerer } from '../src/answers/index.ts'
import { loadKnowledge } from '../src/knowledge/index.ts'
import { benchEvaluation, evaluationTable } from './evaluate.ts'
import { benchLedger } from './ledger.ts'
import { benchReminders, remindersTable } from './reminders.ts'
import { benchFlood } from './telegram-flood.ts'

const ROOT = join(import.meta.dirname, '..')
const STARTS = 5
const PORT = 18686

interface Start {
  listeningMs: number
  firstAnswerMs: number
  residentMb: number
}

/** The flags that `npm start` gives to Node. */
function startFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    scripts: { start: string }
  }
  return scripts.start.split(' ').filter((word) => word.startsWith('--'))
}

/** Starts the product on an empty data folder, asks one question over HTTP, stops it. */
async function startOnce(): Promise<Start> {
  const data = mkdtempSync(join(tmpdir(), 'zhaodan-bench-'))
  const begun = performance.now()
  const child = spawn(
    process.execPath,
    [...startFlags(), join(ROOT, 'src/cli/main.ts'), 'serve', '--data', data],
    {
      env: { ...process.env, ZHAODAN_PORT: String(PORT) },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  try {
    await new Promise<void>((resolve, reject) => {
      child.stdout.once('data', () => resolve())
      child.once('exit', (code) => reject(new Error(`serve ended with ${code}`)))
    })
    const listeningMs = performance.now() - begun
    const response = await fetch(`http://127.0.0.1:${PORT}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: `http://127.0.0.1:${PORT}` },
      body: JSON.stringify({ id: 'bench-question', text: '镇长多久带队检查一次安全生产工作？' }),
    })
    const body = await response.text()
    if (!response.ok || !body.includes('zaozhuang-2019#'))
      throw new Error(`no cited answer: ${body.slice(0, 200)}`)
    const firstAnswerMs = performance.now() - begun
    const resident = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]
    return { listeningMs, firstAnswerMs, residentMb: Number(resident) / 1024 }
  } finally {
    child.kill('SIGTERM')
    await new Promise((resolve) => child.once('close', resolve))
    rmSync(data, { recursive: true, force: true })
  }
}

/** Sorted copy's middle and 99th percentile. */
function spread(values: number[]): { median: number; p99: number; most: number } {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] as number
  return { median: at(0.5), p99: at(0.99), most: at(1) }
}

function questions(): string[] {
  return readFileSync(join(ROOT, 'eval/qa.open.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { question: string }).question)
}

if (process.argv[2] === 'ledger') {
  await benchLedger(process.argv.slice(3))
  process.exit()
}

const starts: Start[] = []
for (let i = 0; i < STARTS; i++) starts.push(await startOnce())
const figures = (pick: (start: Start) => number) => spread(starts.map(pick))

const knowledge = loadKnowledge(join(ROOT, 'knowledge'))
const articles = knowledge.packs
  .flatMap((pack) => pack.regulation.provisions)
  .filter((provision) => provision.kind === 'article')
const asked = questions()
const answerMs: number[] = []
const scanMs: number[] = []
for (let round = 0; round < 5; round++) {
  // A new one each round: it remembers what it was asked before.
  const answerer = createAnswerer(knowledge)
  for (const question of asked) {
    let start = performance.now()
    answerer.ask(question, { regulation: null, post: null, today: '2026-11-21' })
    answerMs.push(performance.now() - start)
    start = performance.now()
    scan(question)
    scanMs.push(performance.now() - start)
  }
}

/** The plainest retrieval: articles by how many of the question's character pairs they hold. */
function scan(question: string): string[] {
  const pairs = Array.from({ length: question.length - 1 }, (_, i) => question.slice(i, i + 2))
  return articles
    .map((article) => ({
      ref: article.ref,
      score: pairs.filter((pair) => article.text.includes(pair)).length,
    }))
    .sort((a, b) => b.score - a.score)
    .slice(0, 5)
    .map((hit) => hit.ref)
}

const row = (name: string, values: { median: number; p99: number; most: number }, unit: string) =>
  `${name.padEnd(34)}${[values.median, values.p99, values.most].map((v) => v.toFixed(unit === 'ms' && v < 100 ? 2 : 0).padStart(10)).join('')} ${unit}`
const answers = spread(answerMs)
const scans = spread(scanMs)
process.stdout.write(
  `${[
    `${''.padEnd(34)}${['median', 'p99', 'most'].map((head) => head.padStart(10)).join('')}`,
    row(
      `start to listening (${STARTS} starts)`,
      figures((s) => s.listeningMs),
      'ms',
    ),
    row(
      'start to first answer over HTTP',
      figures((s) => s.firstAnswerMs),
      'ms',
    ),
    row(
      'resident memory after it',
      figures((s) => s.residentMb),
      'MB',
    ),
    row(`a cited answer (${answerMs.length} questions)`, answers, 'ms'),
    row('bare scan of the articles', scans, 'ms'),
    `an answer takes ${(answers.median / scans.median).toFixed(1)} times the bare scan`,
    '',
    evaluationTable(benchEvaluation(knowledge, 100_000)),
  ].join('\n')}\n`,
)
process.stdout.write(`\n${remindersTable(benchReminders(knowledge))}\n`)
process.stdout.write(`\n${await benchFlood()}\n`)
await benchLedger([])
