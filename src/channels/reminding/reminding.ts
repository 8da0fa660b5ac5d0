import type { Clock } from '../../calendar/index.ts'
import type { Reminding } from '../../conversation/index.ts'
import { type OutRow, StoreClosedError } from '../../storage/index.ts'
import type { ChannelLog } from '../log.ts'

export interface ReminderOptions {
  conversation: Pick<Reminding, 'planReminders'>
  /** Chats whose address begins so are looked after; null: those of no channel. */
  prefix: string | null
  /** The product's clock, asked anew at each look: it may jump either way, and nothing rests on the time between. */
  clock: Clock
  /** How often it is looked whether anything is due, in milliseconds. Default 15,000. */
  everyMs?: number
  log: ChannelLog
  /** Takes what is to be sent; called with at least one row. */
  onRows(rows: OutRow[]): void
}

/** The looks at what is due. */
export interface Reminders {
  /** Looks no more; resolves when a look under way has ended. */
  stop(): Promise<void>
}

const EVERY_MS = 15_000

/**
 * Looks now and then every `everyMs` whether anybody is to be reminded, one look at a time, for as long as the process
 * has anything else to do. A look that fails (the store is locked, the disk is full) is said in the log, once until
 * one succeeds, and made up for by the next.
 */
export function startReminding(options: ReminderOptions): Reminders {
  const { conversation, prefix, clock, everyMs = EVERY_MS, log, onRows } = options
  let looking: Promise<void> | null = null
  let failed = false
  let stopped = false

  async function look(): Promise<void> {
    try {
      await conversation.planReminders(clock(), prefix, onRows)
      if (failed) log.info('提醒恢复正常，到时的照常发出。')
      failed = false
    } catch (error) {
      if (stopped && error instanceof StoreClosedError) return
      if (!failed) log.error('暂时不能生成提醒，稍后再试，其余功能照常。', error)
      failed = true
    }
  }

  function tick(): void {
    looking ??= look().finally(() => {
      looking = null
    })
  }

  tick()
  const timer = setInterval(tick, everyMs)
  timer.unref()
  return {
    async stop() {
      stopped = true
      clearInterval(timer)
      await looking
    },
  }
}
