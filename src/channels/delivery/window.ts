/** A sliding window: at most `most` events within any `lengthMs`, the far end not included. */
export class Window {
  readonly #most: number
  readonly #lengthMs: number
  /** The latest `most` events, oldest first. */
  readonly #at: number[] = []

  constructor(most: number, lengthMs: number) {
    this.#most = most
    this.#lengthMs = lengthMs
  }

  /** The instant, `at` or later, from which another event fits. */
  freeAt(at: number): number {
    const oldest = this.#at.length < this.#most ? undefined : this.#at[0]
    return oldest === undefined ? at : Math.max(at, oldest + this.#lengthMs)
  }

  count(at: number): void {
    if (this.#most === Number.POSITIVE_INFINITY) return
    this.#at.push(at)
    if (this.#at.length > this.#most) this.#at.shift()
  }

  /** True where nothing happened within the length before `at`. */
  isEmpty(at: number): boolean {
    const newest = this.#at.at(-1)
    return newest === undefined || newest + this.#lengthMs <= at
  }
}
