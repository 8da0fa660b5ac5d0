/** Many people who log at once through the Telegram channel; `node bench/ledger.ts telegram`. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspectDatabase } from '../src/storage/index.ts'
import { findingIn, loadWords } from './ledger-people.ts'
import { wrongIn } from './telegram-check.ts'
import { KINDS, type Line } from './telegram-messages.ts'
import { openWorld, startBot } from './telegram-world.ts'

const FIRST = 6_000_000

/** The table, as text: everybody says a report and its confirmation without waiting for the answer between. */
export async function benchTelegramLoad(people = 200): Promise<string> {
  const lines = (KINDS['report + confirmation'] as Line[]).slice(0, 2)
  const ids = Array.from({ length: people }, (_, at) => FIRST + at)
  const dir = mkdtempSync(join(tmpdir(), 'zhaodan-ledger-'))
  const world = await openWorld()
  try {
    await world.acts(ids.map((id) => ({ do: 'user', name: '测试', id, started: true })))
    const bot = startBot('telegram-zhaodan.ts', [world.url, world.token, dir, `${FIRST}`, `${people}`, ''])
    const before = await world.shown()
    await world.acts(lines.flatMap(({ text }) => ids.map((user) => ({ do: 'say' as const, user, text }))))
    await world.settled(before + people * lines.length * 2)
    const chats = await world.chats(ids)
    await bot.stop()
    const wrong = chats.map((chat) => wrongIn(chat, lines, new Map())).find((found) => found !== null)
    if (wrong) throw new Error(wrong)
    const file = join(dir, 'zhaodan.sqlite')
    const { ledger } = (await inspectDatabase(file)).chains
    const owners = new Set(ledger.map(({ body }) => body?.person))
    const answers = chats.flat().filter(({ bot: ours }) => ours)
    const seconds =
      (Math.max(...answers.map(({ at }) => at)) - Math.min(...chats.flat().map(({ at }) => at))) / 1000
    return [
      `${people} people at once, a report and its confirmation each, through Telegram’s channel (${loadWords()})`,
      `  in all ${seconds.toFixed(2)} s with the start of the process, each answered once and in order`,
      `  on record ${ledger.length} lines of ${owners.size} people, verify ${(await findingIn(file)) ?? 'ok'}`,
    ].join('\n')
  } finally {
    await world.close()
    rmSync(dir, { recursive: true, force: true })
  }
}
