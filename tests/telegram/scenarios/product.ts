/** The product as its operator runs it, as a process of its own, against the loopback Bot API server. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BotApiServer, inProcess } from '../botapi/index.ts'
import { TestWorld } from '../people/index.ts'

const MAIN = join(import.meta.dirname, '../../../src/cli/main.ts')
/** How long a start may take on a busy machine. */
const START_MS = 45_000

export interface Product {
  /** What it printed for its operator so far, both streams. */
  readonly log: string
  readonly process: ChildProcess
  /** Resolves when the log matches. */
  says(pattern: RegExp): Promise<void>
  /** Ends it: SIGTERM politely, SIGKILL at once. Resolves with the exit code. */
  end(signal?: NodeJS.Signals): Promise<number | null>
}

export interface Setting {
  server: BotApiServer
  world: TestWorld
  dir: string
  /** Starts a process on the same data; resolves once it is connected, unless `connected` is false. */
  start(env?: Record<string, string>, connected?: boolean): Promise<Product>
  /** Ends every process and removes the data. */
  end(): Promise<void>
}

/**
 * A server, people and a data folder.
 * @param at where the product's clock begins, ISO 8601 with milliseconds at most, as in a rehearsal: Telegram goes on
 * telling the real time. Default: the real time.
 */
export async function openSetting(options: { at?: string; owners?: number[] } = {}): Promise<Setting> {
  const server = await BotApiServer.start()
  const aheadMs = options.at ? Date.parse(options.at) - Date.now() : 0
  const dir = mkdtempSync(join(tmpdir(), 'zhaodan-telegram-'))
  const started: Product[] = []
  return {
    server,
    world: new TestWorld(inProcess(server)),
    dir,
    async start(env = {}, connected = true) {
      const product = await startProduct(
        {
          PATH: process.env.PATH ?? '',
          ZHAODAN_DATA: join(dir, 'data'),
          ZHAODAN_PORT: String(await freePort()),
          TELEGRAM_BOT_TOKEN: server.token,
          ZHAODAN_TELEGRAM_API_ROOT: server.url,
          ...(options.at ? { ZHAODAN_NOW: new Date(Date.now() + aheadMs).toISOString() } : {}),
          ...(options.owners ? { ZHAODAN_OWNERS: options.owners.join(',') } : {}),
          ...env,
        },
        dir,
      )
      started.push(product)
      if (connected) await product.says(/已连接/)
      return product
    },
    async end() {
      await Promise.all(started.map((product) => product.end('SIGKILL')))
      await server.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

async function startProduct(env: Record<string, string>, cwd: string): Promise<Product> {
  return watched(spawn(process.execPath, [MAIN, 'serve'], { env, cwd }))
}

/** A product's process, whose both streams are pipes, with what it prints and how it ends. */
export function watched(child: ChildProcess): Product {
  let log = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      log += chunk
      child.emit('log')
    })
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  return {
    get log() {
      return log
    },
    process: child,
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`not said: ${pattern}\n${log}`)), START_MS)
        const look = () => {
          if (!pattern.test(log)) return
          clearTimeout(timer)
          child.off('log', look)
          resolve()
        }
        child.on('log', look)
        void ended.then((code) => reject(new Error(`ended with ${code}, not said: ${pattern}\n${log}`)))
        look()
      }),
    async end(signal = 'SIGTERM') {
      if (child.exitCode === null) child.kill(signal)
      return ended
    },
  }
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  await new Promise((resolve) => server.close(resolve))
  return address.port
}
