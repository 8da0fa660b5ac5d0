/** At most `most` in any `withinMs` milliseconds. */
export interface RateWindow {
  most: number
  withinMs: number
}

/** Counts what each key does over sliding windows, in memory; forgotten at a restart. Clocks are arguments. */
export interface RateLimit {
  /** The window that has no room for one more at `now`; null where there is room in all. */
  full(key: string, now: Date): RateWindow | null
  /** Counts one more, whether there is room or not. */
  count(key: string, now: Date): void
}

/** How many counts go by between two clearings of keys of which nothing is in any window. */
const COUNTS_BETWEEN_CLEARINGS = 1000

/**
 * A limit over several windows at once. Instants may come out of order; those later than `now` count as in its windows.
 * @throws {RangeError} where a window is not a whole number of at least 1 in a time above 0.
 */
export function rateLimit(windows: RateWindow[]): RateLimit {
  for (const { most, withinMs } of windows) {
    if (!Number.isInteger(most) || most < 1 || !(withinMs > 0)) {
      throw new RangeError(`rateLimit: ${most} within ${withinMs} ms; give a whole number ≥ 1 and a time > 0`)
    }
  }
  const longestMs = Math.max(...windows.map((window) => window.withinMs))
  const instants = new Map<string, number[]>()
  let counts = 0

  function clear(now: number): void {
    for (const [key, at] of instants) if (at.every((each) => each <= now - longestMs)) instants.delete(key)
  }

  return {
    full(key, now) {
      const at = instants.get(key) ?? []
      const within = (ms: number) => at.filter((each) => each > now.getTime() - ms).length
      return windows.find(({ most, withinMs }) => within(withinMs) >= most) ?? null
    },
    count(key, now) {
      const kept = (instants.get(key) ?? []).filter((each) => each > now.getTime() - longestMs)
      instants.set(key, [...kept, now.getTime()])
      if (++counts % COUNTS_BETWEEN_CLEARINGS === 0) clear(now.getTime())
    },
  }
}
