/** A process that logs is killed at random moments, again and again, on one data folder; `node bench/ledger.ts kill`. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Account, account, accountWords, loadWords } from './ledger-people.ts'

const CHILD = join(import.meta.dirname, 'ledger-child.ts')
/** Every so many deaths come at most so long after the start, mostly while the data folder is being opened. */
const EARLY_EVERY = 8
const EARLY_MS = 1_500
/** The others come at most so long after so many lines were read. */
const LATE_MS = 60
const LATE_LINES = 16
/** More marks than one life can use up. */
const MARKS = 100_000

/** What was seen of all processes so far. */
interface Seen {
  confirmed: Set<string>
  files: Set<string>
  /** Cards shown and not confirmed as far as was seen: MARK=PERSON=ACTION. */
  open: Map<string, string>
  deaths: { opening: number; logging: number }
}

export interface Kills {
  kills: number
  deaths: Seen['deaths']
  confirmed: number
  /** Cards whose process died between the tap and its answer, tapped again. */
  tappedAgain: number
  account: Account
  missingFiles: string[]
}

/** Starts a process and kills it `ms` milliseconds after it has printed so many lines. */
function live(dir: string, life: number, seen: Seen, death: { lines: number; ms: number }): Promise<void> {
  const args = [CHILD, dir, String(life * MARKS), ...seen.open.values()]
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let ready = false
    let errors = ''
    let lines = 0
    const dieSoon = () => lines === death.lines && setTimeout(() => child.kill('SIGKILL'), death.ms)
    dieSoon()
    child.stderr.on('data', (text: Buffer) => {
      errors += text
    })
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [what, mark = '', ...rest] = line.split(' ')
      lines += 1
      dieSoon()
      if (what === 'ready') ready = true
      else if (what === 'card') seen.open.set(mark, [mark, ...rest].join('='))
      else seen.open.delete(mark)
      if (what === 'confirmed') seen.confirmed.add(mark)
      if (what === 'confirmed' && rest[0] !== '-') seen.files.add(rest[0] as string)
    })
    child.on('close', (_, signal) => {
      if (signal !== 'SIGKILL') return reject(new Error(`ended by itself: ${errors}`))
      seen.deaths[ready ? 'logging' : 'opening'] += 1
      resolve()
    })
  })
}

/** @param random gives 0 to 1: when each process dies. */
export async function killAgain(kills: number, random: () => number = Math.random): Promise<Kills> {
  const dir = mkdtempSync(join(tmpdir(), 'zhaodan-kill-'))
  const seen: Seen = {
    confirmed: new Set(),
    files: new Set(),
    open: new Map(),
    deaths: { opening: 0, logging: 0 },
  }
  let tappedAgain = 0
  try {
    for (let life = 0; life < kills; life += 1) {
      const early = life % EARLY_EVERY === EARLY_EVERY - 1
      const before = new Map(seen.open)
      const death = early
        ? { lines: 0, ms: random() * EARLY_MS }
        : { lines: 1 + Math.floor(random() * LATE_LINES), ms: random() * LATE_MS }
      await live(dir, life, seen, death)
      tappedAgain += [...before.keys()].filter((mark) => seen.confirmed.has(mark)).length
    }
    const counted = await account(dir, seen.confirmed)
    return {
      kills,
      deaths: seen.deaths,
      confirmed: seen.confirmed.size,
      tappedAgain,
      account: counted,
      missingFiles: [...seen.files].filter((sha256) => !counted.attached.has(sha256)),
    }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

/** The table, as text. Takes some minutes. */
export async function benchKill(kills = 200): Promise<string> {
  const { deaths, confirmed, tappedAgain, account: counted, missingFiles } = await killAgain(kills)
  return [
    `kill -9 at ${kills} random moments, one data folder (${loadWords()})`,
    `  while it opened the folder ${deaths.opening}, while it logged ${deaths.logging}`,
    `  confirmed ${confirmed}, of them ${tappedAgain} by a second tap after the death; on record ${counted.records}`,
    `  ${accountWords(counted)}; attachments ${counted.attached.size}, confirmed and missing ${missingFiles.length}`,
  ].join('\n')
}
