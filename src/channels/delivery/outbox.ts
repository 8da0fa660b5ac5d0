import type { ChannelStore, OutRow } from '../../storage/index.ts'
import type { ChannelLog } from '../log.ts'
import { type Pauses, pausedMs, pauseMs } from './backoff.ts'
import { causeOf, isStoreTrouble } from './cause.ts'
import { Lanes } from './lanes.ts'
import { createOutboxSource } from './outbox-source.ts'

export type Delivery =
  /** All messages of the row are out, and marked so (`markSent`). */
  | { outcome: 'sent' }
  /** Trying again is of no use. */
  | { outcome: 'undeliverable'; cause: string }
  /**
   * The platform asks for patience: the address waits so long, and no attempt is counted. Null where the platform
   * cannot be reached: an attempt is counted, and the address waits with growing pauses.
   */
  | { outcome: 'later'; afterMs: number | null; cause: string }
  /** The chat has another address, under which the store now has the row (`moveChat`). */
  | { outcome: 'moved' }

export interface OutboxOptions {
  store: Pick<ChannelStore, 'waitingOutgoing' | 'failOutgoing'>
  /** Addresses that begin so: `tg:`. */
  prefix: string
  /**
   * Sends what of the row is not out yet (`row.messageIds` are). Once `signal` is raised it stops waiting and rejects.
   * Otherwise a rejection is a fault of the program and is tried again a few times.
   * @param awaited rows that cannot wait stand behind it.
   */
  deliver(row: OutRow, signal: AbortSignal, awaited: boolean): Promise<Delivery>
  /** Rows that nobody waits for. Default: none. */
  canWait?(row: OutRow): boolean
  /** A row that cannot wait was taken in and stands behind others of its address. */
  onAwaited?(address: string): void
  clock(): Date
  log: ChannelLog
  /** How many addresses are served at the same time. Default: all. */
  concurrency?: number
  /** How often the store is looked at for rows of which nobody told. Default 30 s. */
  lookEveryMs?: number
  /** Pauses between attempts while the platform cannot be reached. Default 1 s to 60 s. */
  pauses?: Pauses
  /** The pauses after which a row is given up, added up. Default a day. */
  giveUpAfterMs?: number
}

export interface OutboxWorker {
  /** Begins with what waits in the store. Rejects with a StoreError; then it may be called again. */
  start(): Promise<void>
  /** Takes rows that were just stored; without rows it looks at the store. Before `start` nothing is sent. */
  wake(rows?: OutRow[]): void
  /** Begins no further row and lets those in hand end, for at most `graceMs` (default 10 s). The rest stays waiting. */
  stop(graceMs?: number): Promise<void>
  /** Resolves when nothing is left to send, what waits for another attempt included. */
  idle(): Promise<void>
}

/** Where a look at the store begins: after what was seen before, or anew. */
type From = 'last' | 'beginning'

const DAY_MS = 24 * 60 * 60 * 1000
const GRACE_MS = 10_000
const STORE_PAUSES: Pauses = { firstMs: 1000, mostMs: 60_000 }
/** How often a row is tried for which the program itself fails. */
const PROGRAM_ATTEMPTS = 3

/** Sends what is stored to go out: rows of one address in order, addresses side by side, each until sent or given up. */
export function createOutboxWorker(options: OutboxOptions): OutboxWorker {
  const { store, prefix, clock, log, lookEveryMs = 30_000, giveUpAfterMs = DAY_MS } = options
  const pauses = options.pauses ?? { firstMs: 1000, mostMs: 60_000 }
  const { canWait = () => false } = options
  const source = createOutboxSource(store, prefix)
  const stopping = new AbortController()
  /** Failures in a row of rows that were tried in vain, and why. */
  const troubled = new Map<number, { store: number; program: number }>()
  /** Addresses that wait because the platform could not be reached. */
  const cutOff = new Set<string>()
  /** Rows that the store may have under another address by now. */
  const strayed = new Set<number>()
  let looking: Promise<void> | null = null
  let nextLook: From | null = null
  /** A look from the beginning failed. */
  let owesBeginning = false
  let timer: NodeJS.Timeout | null = null
  let wokenEarly = false

  const lanes = new Lanes<OutRow>({
    concurrency: options.concurrency ?? Number.POSITIVE_INFINITY,
    lane: (row) => row.address,
    order: (row) => row.seq,
    run: async (row) => {
      const waitMs = await attempt(row)
      if (waitMs === null) {
        troubled.delete(row.seq)
        source.done(row.seq)
        // Only now: the row must not count as done with when it is found again.
        if (strayed.delete(row.seq)) look('beginning')
      }
      return waitMs
    },
  })

  function trouble(row: OutRow) {
    const known = troubled.get(row.seq) ?? { store: 0, program: 0 }
    troubled.set(row.seq, known)
    return known
  }

  async function attempt(given: OutRow): Promise<number | null> {
    try {
      // What went out before the failure is in the store; the row in hand does not know it.
      const row = troubled.has(given.seq) ? await source.again(given) : given
      if (row === null) {
        strayed.add(given.seq)
        return null
      }
      return await settle(row, await options.deliver(row, stopping.signal, isAwaited(row.address)))
    } catch (error) {
      // It stays waiting in the store; the lanes begin nothing any more.
      if (stopping.signal.aborted) return 0
      if (!isStoreTrouble(error)) return programFailed(given, error)
      log.error(`第 ${given.seq} 条待发消息暂时读写不了数据库，仍在等待，稍后再试。`, error)
      return pauseMs(STORE_PAUSES, ++trouble(given).store)
    }
  }

  async function settle(row: OutRow, delivery: Delivery): Promise<number | null> {
    switch (delivery.outcome) {
      case 'sent':
        reached(row)
        return null
      case 'undeliverable':
        reached(row)
        await fail(row, delivery.cause, true)
        return null
      case 'later':
        return delivery.afterMs === null ? unreachable(row, delivery.cause) : patience(row, delivery.afterMs)
      case 'moved':
        for (const { seq } of lanes.drop(row.address)) {
          troubled.delete(seq)
          source.forget(seq)
        }
        strayed.add(row.seq)
        return null
    }
  }

  function patience(row: OutRow, afterMs: number): number {
    reached(row)
    trouble(row)
    return afterMs
  }

  async function unreachable(row: OutRow, cause: string): Promise<number | null> {
    const attempts = row.attempts + 1
    const giveUp = pausedMs(pauses, attempts) >= giveUpAfterMs
    await fail(row, cause, giveUp)
    if (giveUp) return null
    trouble(row)
    cutOff.add(row.address)
    return pauseMs(pauses, attempts)
  }

  /** The platform answers again: whoever waited for that need not wait on. */
  function reached(row: OutRow): void {
    if (cutOff.size === 0) return
    cutOff.delete(row.address)
    for (const address of cutOff) lanes.hurry(address)
    cutOff.clear()
  }

  async function programFailed(row: OutRow, error: unknown): Promise<number | null> {
    const failures = ++trouble(row).program
    const giveUp = failures >= PROGRAM_ATTEMPTS
    log.error(`第 ${row.seq} 条待发消息出错，${giveUp ? '已放弃' : '稍后再试'}。`, error)
    try {
      await fail(row, causeOf(error), giveUp)
    } catch (storeError) {
      log.error(`第 ${row.seq} 条待发消息的状态存不了，仍在等待，稍后再试。`, storeError)
      return pauseMs(STORE_PAUSES, ++trouble(row).store)
    }
    return giveUp ? null : pauseMs(pauses, failures)
  }

  function fail(row: OutRow, cause: string, giveUp: boolean): Promise<void> {
    return store.failOutgoing(row.seq, { cause, at: clock().toISOString(), giveUp })
  }

  async function lookNow(from: From): Promise<void> {
    for (const row of await source.look(from)) add(row)
  }

  function add(row: OutRow): void {
    if (lanes.add(row) && !canWait(row)) options.onAwaited?.(row.address)
  }

  function isAwaited(address: string): boolean {
    return options.canWait !== undefined && lanes.behind(address).some((row) => !canWait(row))
  }

  /** Looks at the store, one look at a time; where it cannot be read, the next look makes up for it. */
  function look(from: From): void {
    if (stopping.signal.aborted) return
    if (looking) {
      nextLook = nextLook === 'beginning' ? nextLook : from
      return
    }
    looking = lookNow(from)
      .catch((error: unknown) => {
        owesBeginning ||= from === 'beginning'
        log.error('暂时读不了待发消息，稍后再试。', error)
      })
      .finally(() => {
        looking = null
        const next = nextLook
        nextLook = null
        if (next) look(next)
      })
  }

  function slowLook(): void {
    const from = owesBeginning ? 'beginning' : 'last'
    owesBeginning = false
    look(from)
  }

  return {
    async start() {
      if (timer) return
      await lookNow('last')
      timer = setInterval(slowLook, lookEveryMs)
      if (wokenEarly) look('last')
    },
    wake(rows) {
      if (timer === null) wokenEarly = true
      else if (rows === undefined) look('last')
      else for (const row of rows) if (source.take(row)) add(row)
    },
    async stop(graceMs = GRACE_MS) {
      stopping.abort()
      if (timer) clearInterval(timer)
      timer = null
      await lanes.stop(graceMs)
    },
    idle: async () => {
      do {
        await looking
        await lanes.idle()
      } while (looking)
    },
  }
}
