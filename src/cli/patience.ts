/** What one run of a command is ready to wait for a model that gives nothing, all questions together. */
export interface Patience {
  /** Milliseconds left; 0 or less: it is not asked any more. */
  leftMs(): number
  /** A wait since then (of `performance.now`) led to nothing; waits at the same time count once. */
  vain(sinceMs: number): void
  /** The model answered: what was waited before is forgiven. */
  good(): void
}

export function createPatience(waitMs: number, nowMs: () => number = () => performance.now()): Patience {
  let spentMs = 0
  let countedToMs = Number.NEGATIVE_INFINITY
  return {
    leftMs: () => waitMs - spentMs,
    vain(sinceMs) {
      const now = nowMs()
      spentMs += now - Math.max(sinceMs, countedToMs)
      countedToMs = now
    },
    good() {
      spentMs = 0
    },
  }
}
