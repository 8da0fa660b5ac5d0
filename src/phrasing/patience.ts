import type { PhraseRequest } from './types.ts'

/** How long is still waited for a model. */
export interface Patience {
  /** Aborts when nobody waits any longer. */
  signal: AbortSignal
  /** Something that holds has come. */
  renew(): void
  /** Whether it ended for want of patience, rather than by the one who asked. */
  ranOut(): boolean
  /** Of the whole time, in milliseconds. */
  leftMs(): number
  end(): void
}

/** Starts waiting: `totalMs` for everything, `patienceMs` for the first segment that holds and between two. */
export function patienceOf({ signal, patienceMs, totalMs }: PhraseRequest): Patience {
  const controller = new AbortController()
  const endsAt = performance.now() + totalMs
  let ranOut = false
  let timer: NodeJS.Timeout | undefined
  const giveUp = () => controller.abort()
  const renew = () => {
    clearTimeout(timer)
    if (patienceMs === null) return
    timer = setTimeout(() => {
      ranOut = true
      giveUp()
    }, patienceMs)
  }
  if (signal?.aborted) giveUp()
  signal?.addEventListener('abort', giveUp, { once: true })
  renew()
  return {
    signal: controller.signal,
    renew,
    ranOut: () => ranOut,
    leftMs: () => Math.floor(endsAt - performance.now()),
    end() {
      clearTimeout(timer)
      signal?.removeEventListener('abort', giveUp)
    },
  }
}
