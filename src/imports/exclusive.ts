import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { openLock } from '../storage/index.ts'
import { settle } from './disk.ts'
import { ImportError } from './errors.ts'
import { LOCK, WORK } from './layout.ts'

/** Longest wait for another process; its work takes well under a second. */
const PATIENCE_MS = 20_000
const PAUSE_MS = 40

/**
 * Runs work on the folder of imported regulations one at a time: among the callers of this process, and among all
 * processes of this machine. Before the first work, and after another process died in the middle of its own, leftovers
 * are cleared away.
 */
export type Exclusive = <T>(work: () => Promise<T>) => Promise<T>

/** @param dir the folder of imported regulations. */
export function exclusiveIn(dir: string): Exclusive {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const next = last.then(() => holding(dir, work))
    last = next.catch(() => undefined)
    return next
  }
}

async function holding<T>(dir: string, work: () => Promise<T>): Promise<T> {
  // The lock lies beside the work folder's contents: what it writes leaves the time of `dir` itself alone.
  const folder = join(dir, WORK)
  await mkdir(folder, { recursive: true })
  const lock = await waitForLock(join(folder, LOCK))
  try {
    await settle(dir)
    return await work()
  } finally {
    await lock.release()
  }
}

async function waitForLock(folder: string) {
  const until = performance.now() + PATIENCE_MS
  for (;;) {
    const lock = await openLock(folder, 'imports')
    if (lock) return lock
    if (performance.now() > until) {
      throw new ImportError('busy', '另一个照单进程正在改动法规，请稍后再试。')
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
}
