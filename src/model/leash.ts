import { ModelError } from './errors.ts'

/** Time and patience of one call: it ends at the deadline or where the caller gives up, and everything with it. */
export interface Leash {
  /** Aborts at the end. */
  readonly signal: AbortSignal
  leftMs(): number
  /** What ended it; null while it holds. */
  ended(): ModelError | null
  /** What `work` comes to, or the end of the leash, whichever is first. What `work` comes to later is dropped. */
  race<T>(work: Promise<T>): Promise<T>
  /** Waits; rejects at the end of the leash. */
  pause(delayMs: number): Promise<void>
  /** Frees timer and listener; to be called in any case. */
  release(): void
}

/**
 * @param timeoutMs from now on, in milliseconds.
 * @param caller gives up: `ModelError` `cancelled`.
 */
export function holdLeash(timeoutMs: number, caller?: AbortSignal): Leash {
  const controller = new AbortController()
  const until = performance.now() + timeoutMs
  const end = (fault: 'timeout' | 'cancelled') => controller.abort(new ModelError(fault))
  const giveUp = () => end('cancelled')
  const timer = setTimeout(() => end('timeout'), Math.max(0, timeoutMs))
  if (caller?.aborted) giveUp()
  else caller?.addEventListener('abort', giveUp, { once: true })

  const { signal } = controller
  const ended = () => (signal.aborted ? (signal.reason as ModelError) : null)
  const race = <T>(work: Promise<T>): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      const stop = () => reject(signal.reason)
      if (signal.aborted) stop()
      else signal.addEventListener('abort', stop, { once: true })
      work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
    })
  return {
    signal,
    leftMs: () => Math.max(0, until - performance.now()),
    ended,
    race,
    async pause(delayMs) {
      let waiting: NodeJS.Timeout | undefined
      const over = new Promise<void>((resolve) => {
        waiting = setTimeout(resolve, delayMs)
      })
      await race(over).finally(() => clearTimeout(waiting))
    },
    release() {
      clearTimeout(timer)
      caller?.removeEventListener('abort', giveUp)
    },
  }
}
