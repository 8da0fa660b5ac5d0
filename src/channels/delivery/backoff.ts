/** Growing pauses: `firstMs`, twice that, … `mostMs`. */
export interface Pauses {
  firstMs: number
  mostMs: number
}

/** The pause after the n-th failure in a row, n from 1. */
export function pauseMs({ firstMs, mostMs }: Pauses, failures: number): number {
  return Math.min(mostMs, firstMs * 2 ** Math.min(failures - 1, 40))
}

/** All pauses after the first n failures together. */
export function pausedMs(pauses: Pauses, failures: number): number {
  let sum = 0
  for (let n = 1; n <= failures; n += 1) {
    const pause = pauseMs(pauses, n)
    if (pause === pauses.mostMs) return sum + (failures - n + 1) * pause
    sum += pause
  }
  return sum
}

/** Between the pause and a quarter more, so that two who wait for the same do not come at the same time. */
export function jittered(ms: number): number {
  return ms * (1 + Math.random() / 4)
}

/** Resolves after the time, or at once where the signal is raised. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done, { once: true })
  })
}
