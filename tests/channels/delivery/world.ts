import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type NewInboxRow, type NewOutRow, openStore, type Store } from '../../../src/storage/index.ts'

export const AT = '2026-09-21T01:00:00.000Z'

export interface World {
  dir: string
  store: Store
  logged: { message: string; cause: unknown }[]
  /** What every worker needs. */
  common: {
    clock: () => Date
    log: { info(message: string): void; error(message: string, cause: unknown): void }
  }
  end(): Promise<void>
}

/** A database file of its own and a log to read. */
export async function startWorld(): Promise<World> {
  const dir = await mkdtemp(join(tmpdir(), 'zhaodan-delivery-'))
  const store = await openStore({ dir })
  const logged: World['logged'] = []
  return {
    dir,
    store,
    logged,
    common: {
      clock: () => new Date(AT),
      log: { info: () => {}, error: (message, cause) => logged.push({ message, cause }) },
    },
    async end() {
      await store.close()
      await rm(dir, { recursive: true })
    },
  }
}

export const incoming = (id: number, lane: string): NewInboxRow => ({
  channel: 'tg',
  id,
  lane,
  body: JSON.stringify({ id }),
  receivedAt: AT,
})

export const outgoing = (key: string, address: string): NewOutRow => ({
  key,
  address,
  thread: null,
  replyTo: null,
  replaces: null,
  body: JSON.stringify({ key }),
  createdAt: AT,
})

/** A promise to be resolved by hand. */
export function gate() {
  let open: () => void = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open }
}

export const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
