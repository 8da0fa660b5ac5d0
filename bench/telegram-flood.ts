/**
 * A flood of messages through the Telegram channel (real database file, every message
 * stored before it is acknowledged and again before it is answered) beside the barest telegraf echo bot, which stores
 * nothing. Both are processes of their own on the same Bot API server. `--profile DIR` leaves processor profiles.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { wrongIn } from './telegram-check.ts'
import { KINDS, type Line, textOf } from './telegram-messages.ts'
import { type Bot, openWorld, type Seen, startBot, type World } from './telegram-world.ts'

const CHATS = 200
const RUNS = 3
/** After a warm-up of as many chats, and one chat in which each line is said alone. */
const WARM_UP = 100
const PEOPLE = 1 + WARM_UP + RUNS * CHATS
/** How long Telegram's servers take to answer, about: the way there and back. */
const FAR_MS = 50
/** Under Telegram's limits the whole flood would take more than a minute. */
const HELD_LINES = 3

interface Measured {
  perSecond: number
  cpuMsPerMessage: number
}

/** The texts with which each line was answered when nothing else was said. */
type Alone = ReadonlyMap<string, string[]>
/** What is wrong in a chat; null where all is well. */
type Check = (chat: Seen, alone: Alone) => string | null

/** Everybody says everything at once: first line of all, second line of all, … */
async function flood(world: World, ids: number[], lines: readonly Line[], alone: Alone): Promise<Seen[]> {
  const answers = lines.reduce((sum, { text }) => sum + (alone.get(text)?.length ?? 1), 0)
  const before = await world.shown()
  await world.acts(
    lines.flatMap((line) => ids.map((user) => ({ do: 'say' as const, user, text: textOf(line, user) }))),
  )
  await world.settled(before + ids.length * (lines.length + answers))
  return world.chats(ids)
}

/** From the first message said to the last one answered, by the server's clock. */
function secondsOf(chats: Seen[]): number {
  const all = chats.flat()
  const first = Math.min(...all.map(({ at }) => at))
  const last = Math.max(...all.filter(({ bot }) => bot).map(({ at }) => at))
  return (last - first) / 1000
}

async function measure(
  world: World,
  bot: Bot,
  ids: number[],
  lines: readonly Line[],
  alone: Alone,
  check: Check,
): Promise<Measured> {
  const before = await bot.cpuMs()
  const chats = await flood(world, ids, lines, alone)
  const cpuMs = (await bot.cpuMs()) - before
  for (const chat of chats) {
    const wrong = check(chat, alone)
    if (wrong) throw new Error(wrong)
  }
  const messages = ids.length * lines.length
  return { perSecond: messages / secondsOf(chats), cpuMsPerMessage: cpuMs / messages }
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] as number

/** The median of the runs, after a warm-up. */
async function measureBot(
  world: World,
  first: number,
  lines: readonly Line[],
  bot: Bot,
  check: Check,
): Promise<Measured> {
  const ids = Array.from({ length: PEOPLE }, (_, at) => first + at)
  await world.acts(ids.map((id) => ({ do: 'user', name: '测试', id, started: true })))
  try {
    const alone = await answersAlone(world, first, lines)
    await flood(world, ids.slice(1, 1 + WARM_UP), lines, alone)
    const runs: Measured[] = []
    for (let run = 0; run < RUNS; run++) {
      const start = 1 + WARM_UP + run * CHATS
      const chats = ids.slice(start, start + CHATS)
      runs.push(await measure(world, bot, chats, lines, alone, check))
    }
    return {
      perSecond: median(runs.map((run) => run.perSecond)),
      cpuMsPerMessage: median(runs.map((run) => run.cpuMsPerMessage)),
    }
  } finally {
    await bot.stop()
  }
}

/** What each line without an answer of its own is answered with, said when nothing else is. */
async function answersAlone(
  world: World,
  user: number,
  lines: readonly Line[],
): Promise<Map<string, string[]>> {
  const answers = new Map<string, string[]>()
  for (const text of new Set(lines.filter(({ answer }) => answer === null).map((line) => line.text))) {
    const before = await world.shown()
    await world.acts([{ do: 'say', user, text }])
    await world.settled(before + 2)
    const shown = (await world.chats([user]))[0] ?? []
    const said = shown.findLastIndex((message) => !message.bot)
    const given = shown.slice(said + 1).map((message) => message.text)
    answers.set(text, given)
  }
  return answers
}

/** The echo bot keeps no order within a batch; that each message is answered once is all there is to check. */
function wrongEcho(chat: Seen): string | null {
  const texts = (bot: boolean) => chat.filter((message) => message.bot === bot).map(({ text }) => text)
  return texts(true).sort().join('\n') === texts(false).sort().join('\n')
    ? null
    : 'the echo bot left some out'
}

/** The table, as text. Takes some minutes. */
export async function benchFlood(profileDir?: string): Promise<string> {
  const world = await openWorld()
  const dir = mkdtempSync(join(tmpdir(), 'zhaodan-flood-'))
  let nextId = 5_000_000
  const people = () => {
    nextId += PEOPLE
    return nextId - PEOPLE
  }
  const zhaodan = (name: string, first: number, limits: string) =>
    startBot(
      'telegram-zhaodan.ts',
      [world.url, world.token, join(dir, `${first}`), `${first}`, `${PEOPLE}`, limits],
      profileDir && join(profileDir, name),
    )
  try {
    const rows = [head()]
    const compareAll = async (where: string) => {
      rows.push(where)
      for (const [kind, lines] of Object.entries(KINDS)) {
        const echo = startBot('telegram-echo.ts', [world.url, world.token])
        const bare = await measureBot(world, people(), lines, echo, wrongEcho)
        const first = people()
        const own = await measureBot(world, first, lines, zhaodan(kind, first, ''), (chat, alone) =>
          wrongIn(chat, lines, alone),
        )
        rows.push(row(`  ${kind}`, bare, own))
      }
    }
    await compareAll('a server that answers at once')
    const limitsHeld = await heldLine(world, people(), zhaodan)
    await world.acts([{ do: 'limits', limits: null }])
    await world.acts([{ do: 'fault', method: '*', times: 1e9, fault: { kind: 'slow', ms: FAR_MS } }])
    await compareAll(`a server ${FAR_MS} ms away`)
    rows.push(limitsHeld)
    const violations = await world.violations()
    if (violations.length > 0) rows.push(`refused by Telegram: ${JSON.stringify(violations.slice(0, 3))}`)
    return rows.join('\n')
  } finally {
    await world.close()
    rmSync(dir, { recursive: true, force: true })
  }
}

/** The channel as it runs in earnest: the server refuses what Telegram refuses. */
async function heldLine(
  world: World,
  first: number,
  zhaodan: (name: string, first: number, limits: string) => Bot,
): Promise<string> {
  const lines = (KINDS.help as Line[]).slice(0, HELD_LINES)
  const ids = Array.from({ length: CHATS }, (_, at) => first + at)
  await world.acts(ids.map((id) => ({ do: 'user', name: '测试', id, started: true })))
  await world.acts([{ do: 'limits', limits: { perChatMs: 1000, groupPerMinute: 20, perSecond: 30 } }])
  const bot = zhaodan('held', first, 'held')
  try {
    const alone = await answersAlone(world, first, lines)
    const { perSecond } = await measure(world, bot, ids.slice(1), lines, alone, (chat) =>
      wrongIn(chat, lines, alone),
    )
    return `with Telegram’s limits held: ${perSecond.toFixed(1)} answers a second (30 are allowed)`
  } finally {
    await bot.stop()
  }
}

function head(): string {
  const columns = ['echo/s', 'zhaodan/s', 'ratio', 'echo CPU ms', 'zhaodan CPU ms']
  return `${`${RUNS} × ${CHATS * 10} messages, ${CHATS} chats`.padEnd(34)}${columns.map((name) => name.padStart(15)).join('')}`
}

function row(kind: string, bare: Measured, own: Measured): string {
  const values = [
    bare.perSecond.toFixed(0),
    own.perSecond.toFixed(0),
    (own.perSecond / bare.perSecond).toFixed(2),
    bare.cpuMsPerMessage.toFixed(2),
    own.cpuMsPerMessage.toFixed(2),
  ]
  return `${kind.padEnd(34)}${values.map((value) => value.padStart(15)).join('')}`
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { profile: { type: 'string' } } })
  process.stdout.write(`${await benchFlood(values.profile)}\n`)
}
