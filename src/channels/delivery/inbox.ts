import type { ChannelStore, InboxRow } from '../../storage/index.ts'
import type { ChannelLog } from '../log.ts'
import { pauseMs } from './backoff.ts'
import { causeOf, isStoreTrouble } from './cause.ts'
import { Lanes } from './lanes.ts'

export interface InboxOptions {
  store: Pick<ChannelStore, 'waitingIncoming' | 'failIncoming'>
  /** Whose rows: `tg`. */
  channel: string
  /**
   * Does all that the row means, and settles it (`finishIncoming`) in the same transaction; then it resolves. Where it
   * rejects, nothing of it may have been stored.
   */
  handle(row: InboxRow): Promise<void>
  /** Called once for a row that was given up, after that is durable. */
  onParked(row: InboxRow, cause: unknown): void | Promise<void>
  /**
   * Called once for a row that goes on waiting because the store has failed as often as a row may: it is kept and will
   * be handled, but whoever sent it should not think that it is done.
   */
  onHeld?(row: InboxRow, cause: unknown): void | Promise<void>
  clock(): Date
  log: ChannelLog
  /** How many lanes are worked on at the same time. Default 64. */
  concurrency?: number
  /** Pauses before each further attempt; after the last the row is parked. */
  retryDelaysMs?: number[]
}

export interface InboxWorker {
  /** Takes rows that were just stored. */
  add(rows: InboxRow[]): void
  /** What stands behind the row of this lane that is handled, in order. */
  behind(lane: string): InboxRow[]
  /** Takes what waits in the store, then begins. Rejects with a StoreError; then it may be called again. */
  start(): Promise<void>
  /** Begins no further row and lets those in hand end, for at most `graceMs` (default 10 s). The rest stays waiting. */
  stop(graceMs?: number): Promise<void>
  /** Resolves when every row taken in is done or parked. */
  idle(): Promise<void>
}

/** While the store cannot write, a row waits and is not counted against: it is nobody's fault but the disk's. */
const STORE_PAUSES = { firstMs: 1000, mostMs: 60_000 }
const GRACE_MS = 10_000

/** Handles what a channel has stored: rows of one lane in order, lanes side by side, each row until done or parked. */
export function createInboxWorker(options: InboxOptions): InboxWorker {
  const { store, channel, handle, clock, log, concurrency = 64, retryDelaysMs = [300, 1000, 3000] } = options
  /** Rows taken in and not yet settled. */
  const held = new Set<number>()
  /** Until the store's rows are in, those given wait here: older ones go first. */
  let early: InboxRow[] | null = []
  /** How often in a row the store failed, of rows for which it did. */
  const storeFailures = new Map<number, number>()
  const lanes = new Lanes<InboxRow>({
    concurrency,
    lane: (row) => row.lane,
    order: (row) => row.id,
    run: async (row) => {
      const waitMs = await attempt(row)
      if (waitMs === null) {
        held.delete(row.id)
        storeFailures.delete(row.id)
      }
      return waitMs
    },
  })

  function take(rows: InboxRow[]): void {
    for (const row of rows) {
      if (held.has(row.id)) continue
      held.add(row.id)
      lanes.add(row)
    }
  }

  async function attempt(row: InboxRow): Promise<number | null> {
    try {
      await handle(row)
      return null
    } catch (error) {
      if (isStoreTrouble(error)) return waitForStore(row, error)
      return failed(row, error)
    }
  }

  async function failed(row: InboxRow, error: unknown): Promise<number | null> {
    const attempts = row.attempts + 1
    const delayMs = retryDelaysMs[attempts - 1]
    const park = delayMs === undefined
    log.error(
      park
        ? `消息 ${channel}:${row.id} 处理 ${attempts} 次都未成功，已搁置，其余消息照常处理。`
        : `消息 ${channel}:${row.id} 第 ${attempts} 次处理未成功，稍后再试。`,
      error,
    )
    try {
      await store.failIncoming(channel, row.id, {
        cause: causeOf(error),
        at: clock().toISOString(),
        park,
      })
    } catch (storeError) {
      return waitForStore(row, storeError)
    }
    row.attempts = attempts
    if (!park) return delayMs
    await tell(row, () => options.onParked(row, error))
    return null
  }

  async function tell(row: InboxRow, work: () => void | Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      log.error(`消息 ${channel}:${row.id} 没有处理成，也未能告诉发送人。`, error)
    }
  }

  async function waitForStore(row: InboxRow, error: unknown): Promise<number> {
    const failures = (storeFailures.get(row.id) ?? 0) + 1
    storeFailures.set(row.id, failures)
    log.error(`消息 ${channel}:${row.id} 暂时存不了结果，仍在等待，稍后再试。`, error)
    if (failures === retryDelaysMs.length + 1) await tell(row, () => options.onHeld?.(row, error))
    return pauseMs(STORE_PAUSES, failures)
  }

  return {
    add(rows) {
      if (early) early.push(...rows)
      else take(rows)
    },
    behind: (lane) => lanes.behind(lane),
    async start() {
      if (early === null) return
      const waiting = await store.waitingIncoming(channel)
      take(waiting)
      const given = early
      early = null
      take(given)
    },
    stop: (graceMs = GRACE_MS) => lanes.stop(graceMs),
    idle: () => lanes.idle(),
  }
}
