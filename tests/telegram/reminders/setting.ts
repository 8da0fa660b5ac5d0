/** A loopback Telegram, people, a data folder, and processes of the product that all live by one clock of the test. */
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BotApiServer, inProcess } from '../botapi/index.ts'
import { TestWorld } from '../people/index.ts'
import { type Product, type Setting, watched } from '../scenarios/product.ts'
import { RUNS_MS, type Told, ToldClock } from './clock.ts'
import type { Order, Tuning } from './orders.ts'

const MAIN = join(import.meta.dirname, 'process.ts')
/** Longest time for a process to do what it was told, on a machine that does much else. */
const ORDER_MS = 60_000

export interface Clocked extends Product {
  /** Resolves when all that is due by now is planned, and sent unless `outbox` is false. */
  settle(options?: { outbox?: boolean }): Promise<void>
  /** Resolves when it is dead, with the signal that ended it; null where it ended by itself. */
  killed(): Promise<NodeJS.Signals | null>
}

export interface RemindedSetting extends Setting {
  /** What the clock tells. */
  now(): Date
  /** Sets the clock of Telegram and of every process. `2026-01-04T09:00` is meant in Shanghai. */
  setClock(instant: string): Promise<void>
  /** As `start` of a setting; `tuning` beyond what an operator can set. */
  start(env?: Record<string, string>, connected?: boolean, tuning?: Tuning): Promise<Clocked>
  /** Sets the clock, and lets the process do what is due by then and handle what it was told. */
  arrive(product: Clocked, instant: string, options?: { outbox?: boolean }): Promise<void>
  /** Waits until the process has taken and handled everything said, and sent everything. */
  settle(product: Clocked, options?: { outbox?: boolean }): Promise<void>
}

/** As fast as the processes can: a year must not take an hour. */
export const FAST: Tuning = {
  limits: { perChatMs: 0, perGroupPerMinute: 1_000_000, overallPerSecond: 1_000_000 },
  remindEveryMs: 10,
  takeOverMs: 50,
}

/** @param at where the clock begins: `2025-12-29T10:00`, in Shanghai. */
export async function openReminded(options: {
  at: string
  owners?: number[]
  tuning?: Tuning
  /** How far the clock runs on by itself. Default: less than a minute, see {@link RUNS_MS}. */
  runsMs?: number
}): Promise<RemindedSetting> {
  const { runsMs = RUNS_MS } = options
  const clock = new ToldClock(from(options.at, runsMs))
  const server = await BotApiServer.start({ now: () => new Date(clock.now()) })
  const world = new TestWorld(inProcess(server))
  const dir = mkdtempSync(join(tmpdir(), 'zhaodan-reminders-'))
  const running = new Map<Clocked, (order: Unnumbered) => Promise<void>>()

  const setting: RemindedSetting = {
    server,
    world,
    dir,
    now: () => new Date(clock.now()),
    async setClock(instant) {
      clock.set(from(instant, runsMs))
      const told = clock.told()
      await Promise.all([...running.values()].map((tell) => tell({ do: 'clock', told })))
    },
    async start(env = {}, connected = true, tuning = options.tuning ?? FAST) {
      const { product, tell } = startClocked(
        {
          PATH: process.env.PATH ?? '',
          ZHAODAN_DATA: join(dir, 'data'),
          TELEGRAM_BOT_TOKEN: server.token,
          ZHAODAN_TELEGRAM_API_ROOT: server.url,
          ...(options.owners ? { ZHAODAN_OWNERS: options.owners.join(',') } : {}),
          ...env,
          TOLD: JSON.stringify(clock.told()),
          TUNING: JSON.stringify(tuning),
        },
        dir,
      )
      running.set(product, tell)
      product.process.once('exit', () => running.delete(product))
      if (connected) await product.says(/已连接/)
      return product
    },
    async arrive(product, instant, { outbox = true } = {}) {
      await setting.setClock(instant)
      await product.settle({ outbox })
    },
    async settle(product, { outbox = true } = {}) {
      const { updates } = server.context
      do await product.settle({ outbox })
      while (updates.pendingCount > 0)
    },
    async end() {
      await Promise.all([...running.keys()].map((product) => product.end('SIGKILL')))
      await server.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
  return setting
}

type Unnumbered = Order extends infer O ? (O extends Order ? Omit<O, 'id'> : never) : never

function from(instant: string, runsMs: number): Told {
  const at = Date.parse(/Z|[+-]\d\d:\d\d$/.test(instant) ? instant : `${instant}+08:00`)
  if (Number.isNaN(at)) throw new Error(`no instant: ${instant}`)
  return { at, until: at + runsMs }
}

function startClocked(env: Record<string, string>, cwd: string) {
  const child = fork(MAIN, [], { env, cwd, silent: true })
  const waiting = new Map<number, (failed?: Error) => void>()
  let orders = 0
  child.on('message', ({ done }: { done: number }) => waiting.get(done)?.())
  child.once('exit', () => {
    for (const settle of waiting.values()) settle(new Error('the process has ended'))
  })
  const base = watched(child)
  const tell = (order: Unnumbered): Promise<void> =>
    new Promise((resolve, reject) => {
      const id = ++orders
      const timer = setTimeout(
        () => settle(new Error(`not done: ${JSON.stringify(order)}\n${base.log}`)),
        ORDER_MS,
      )
      const settle = (failed?: Error) => {
        clearTimeout(timer)
        waiting.delete(id)
        if (failed && order.do !== 'clock') reject(failed)
        else resolve()
      }
      waiting.set(id, settle)
      if (!child.connected) return settle(new Error('the process has ended'))
      child.send({ id, ...order }, (error) => error && settle(error))
    })
  const closed = new Promise<NodeJS.Signals | null>((resolve) =>
    child.once('close', (_, signal) => resolve(signal)),
  )
  const product: Clocked = Object.defineProperties(
    { settle: ({ outbox = true } = {}) => tell({ do: 'settle', outbox }), killed: () => closed } as Clocked,
    Object.getOwnPropertyDescriptors(base),
  )
  return { product, tell }
}
