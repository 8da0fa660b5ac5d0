import type { ChannelLog } from '../channels/log.ts'
import type { FileStore } from '../files/index.ts'
import { type Store, StoreClosedError } from '../storage/index.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/** How often it is looked whether a day has passed: a machine that slept is not a day late. */
const LOOK_MS = 60 * 60 * 1000

/** Forgets what was said more than `keepDays` days before `now`; gives how many rows. The ledger stays. */
export function forgetOld(store: Store, keepDays: number, now: Date): Promise<number> {
  return store.forgetBefore(new Date(now.getTime() - keepDays * DAY_MS).toISOString())
}

/**
 * Deletes the files that no line of the ledger attaches and no open card holds: of cards that were given up, uploads
 * that were never sent. They stay for twice the days, so that none goes while it is on its way. Gives how many.
 */
export async function forgetFiles(
  store: Store,
  files: FileStore,
  keepDays: number,
  now: Date,
): Promise<number> {
  const used = await store.filesInUse()
  return files.sweep(used, new Date(now.getTime() - 2 * keepDays * DAY_MS))
}

export interface Forgetting {
  store: Store
  /** Default: none are looked at. */
  files?: FileStore
  keepDays: number
  clock: () => Date
  log: ChannelLog
  /** How often to look, in milliseconds. Default: hourly. */
  lookMs?: number
}

/**
 * Forgets what is too old now and then once a day, for as long as the process has anything else to do. A store that
 * fails is said in the log and asked again at the next look.
 * @returns ends it; what is under way goes on to its end.
 */
export function forgetDaily({
  store,
  files,
  keepDays,
  clock,
  log,
  lookMs = LOOK_MS,
}: Forgetting): () => void {
  let doneAt: Date | null = null
  async function look(): Promise<void> {
    const now = clock()
    if (doneAt !== null && now.getTime() - doneAt.getTime() < DAY_MS) return
    try {
      await forgetOld(store, keepDays, now)
      if (files) await forgetFiles(store, files, keepDays, now)
      doneAt = now
    } catch (error) {
      if (!(error instanceof StoreClosedError))
        log.error('到期的对话和无用的文件暂时没有清除，稍后再试', error)
    }
  }
  void look()
  const timer = setInterval(() => void look(), lookMs)
  timer.unref()
  return () => clearInterval(timer)
}
