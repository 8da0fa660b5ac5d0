/** The Bot API server of the bench, in a process of its own, and the bots that are measured on it. */
import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Act, TranscriptEntry } from '../tests/telegram/botapi/index.ts'

const LONGEST_WAIT_MS = 60_000
/** What comes too often comes soon. */
const QUIET_MS = 500
const SERVER = join(import.meta.dirname, '../tests/telegram/botapi/process.ts')

/** What a chat shows: texts of the person and of the bot, with their times in milliseconds. */
export type Seen = { bot: boolean; text: string; at: number }[]

export interface World {
  url: string
  token: string
  acts(acts: Act[]): Promise<unknown[]>
  /** How many messages have been shown in all. */
  shown(): Promise<number>
  /** Waits until at least `shown` messages have been shown in all, for a minute at most; then, until no more come. */
  settled(shown: number): Promise<void>
  chats(ids: number[]): Promise<Seen[]>
  /** What the bot did that a well-made bot never does. */
  violations(): Promise<unknown[]>
  close(): Promise<void>
}

export async function openWorld(): Promise<World> {
  const child = spawn(process.execPath, [SERVER], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const url = line.toString().trim()
  const acts = async (list: Act[]) => {
    const response = await fetch(`${url}/control/act`, { method: 'POST', body: JSON.stringify(list) })
    if (!response.ok) throw new Error(await response.text())
    return (await response.json()) as unknown[]
  }
  const status = async () => (await acts([{ do: 'status' }]))[0] as Status
  return {
    url,
    token: (await status()).token,
    acts,
    shown: async () => (await status()).changes,
    async settled(shown) {
      const deadline = performance.now() + LONGEST_WAIT_MS
      let seen = -1
      for (;;) {
        const { changes, pendingUpdates } = await status()
        const late = performance.now() > deadline
        if (late || (changes >= shown && changes === seen && pendingUpdates === 0)) return
        seen = changes
        await sleep(changes >= shown ? QUIET_MS : 50)
      }
    },
    async chats(ids) {
      const all = (await acts(ids.map((chat) => ({ do: 'transcript', chat })))) as TranscriptEntry[][]
      return all.map((entries) =>
        entries
          .filter((entry) => entry.type === 'message')
          .map(({ from, text, at }) => ({ bot: from.bot, text, at: Date.parse(at) })),
      )
    },
    violations: async () => (await acts([{ do: 'violations' }]))[0] as unknown[],
    async close() {
      child.kill('SIGTERM')
      await once(child, 'close')
    },
  }
}

interface Status {
  token: string
  changes: number
  pendingUpdates: number
}

export interface Bot {
  /** Processor time used so far, in milliseconds. */
  cpuMs(): Promise<number>
  stop(): Promise<void>
}

/** Starts a bot's script; with `profileDir` its processor profile is left there. */
export function startBot(script: string, args: string[], profileDir?: string): Bot {
  const child: ChildProcess = fork(join(import.meta.dirname, script), args, {
    execArgv: profileDir ? ['--cpu-prof', `--cpu-prof-dir=${profileDir}`] : [],
  })
  return {
    async cpuMs() {
      child.send('cpu')
      const [ms] = (await once(child, 'message')) as [number]
      return ms
    },
    async stop() {
      child.kill('SIGTERM')
      await once(child, 'close')
    },
  }
}
