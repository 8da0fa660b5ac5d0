import { Fifo } from './fifo.ts'

export interface LanesOptions<T> {
  /** How many lanes are worked on at the same time. */
  concurrency: number
  lane(item: T): string
  /** Position of an item within its lane, rising. */
  order(item: T): number
  /**
   * Works on an item. Gives null where it is done with, or for how many milliseconds its lane waits before the item's
   * next turn. Never rejects.
   */
  run(item: T): Promise<number | null>
}

interface Lane<T> {
  name: string
  items: Fifo<T>
  busy: boolean
  /** Runs while the lane waits for the next turn of its first item. */
  timer: NodeJS.Timeout | null
  /** Taken out while it was worked on. */
  dropped: boolean
}

/** Work in lanes: the items of a lane one after the other, the lanes side by side. An idle lane takes no memory. */
export class Lanes<T> {
  readonly #options: LanesOptions<T>
  readonly #lanes = new Map<string, Lane<T>>()
  readonly #ready = new Fifo<Lane<T>>()
  #running = 0
  #stopped = false
  #idle: (() => void)[] = []
  #ended: (() => void)[] = []

  constructor(options: LanesOptions<T>) {
    this.#options = options
  }

  /** Takes an item in; after `stop` it is left alone. True where others stand before it in its lane. */
  add(item: T): boolean {
    if (this.#stopped) return false
    const { lane: nameOf, order } = this.#options
    const name = nameOf(item)
    const position = order(item)
    let lane = this.#lanes.get(name)
    if (lane === undefined) {
      lane = { name, items: new Fifo(), busy: false, timer: null, dropped: false }
      this.#lanes.set(name, lane)
      this.#ready.push(lane)
    }
    const behind = lane.items.size > 0
    lane.items.insert(item, (other) => order(other) > position, lane.busy || lane.timer ? 1 : 0)
    this.#start()
    return behind
  }

  /** What stands behind the first item of a lane. */
  behind(name: string): T[] {
    return [...(this.#lanes.get(name)?.items ?? [])].slice(1)
  }

  /** Takes a lane out, with all that waits in it; what is worked on ends, and has no next turn. Gives the items. */
  drop(name: string): T[] {
    const lane = this.#lanes.get(name)
    if (lane === undefined) return []
    this.#lanes.delete(name)
    lane.dropped = true
    if (lane.timer) clearTimeout(lane.timer)
    lane.timer = null
    this.#tellIdle()
    return [...lane.items]
  }

  /** Gives a lane that waits its next turn now. */
  hurry(name: string): void {
    const lane = this.#lanes.get(name)
    if (!lane?.timer) return
    clearTimeout(lane.timer)
    this.#again(lane)
  }

  /** Resolves when no item is left, those that wait for another turn included. */
  idle(): Promise<void> {
    if (this.#isIdle()) return Promise.resolve()
    return new Promise((resolve) => this.#idle.push(resolve))
  }

  /** Begins no further item; resolves when those under way have ended, at the latest after `graceMs`. */
  async stop(graceMs: number): Promise<void> {
    this.#stopped = true
    for (const lane of this.#lanes.values()) if (lane.timer) clearTimeout(lane.timer)
    if (this.#running === 0) return
    let timer: NodeJS.Timeout | undefined
    await new Promise<void>((resolve) => {
      this.#ended.push(resolve)
      timer = setTimeout(resolve, graceMs)
    })
    clearTimeout(timer)
  }

  #start(): void {
    while (!this.#stopped && this.#running < this.#options.concurrency) {
      const lane = this.#ready.shift()
      if (lane === undefined) return
      if (!lane.dropped) void this.#work(lane)
    }
  }

  async #work(lane: Lane<T>): Promise<void> {
    const item = lane.items.first as T
    lane.busy = true
    this.#running += 1
    const waitMs = await this.#options.run(item)
    this.#running -= 1
    lane.busy = false
    if (lane.dropped) this.#tellIdle()
    else this.#next(lane, waitMs)
    if (this.#running === 0 && this.#stopped) for (const tell of this.#ended.splice(0)) tell()
    this.#start()
  }

  #next(lane: Lane<T>, waitMs: number | null): void {
    if (waitMs !== null) {
      if (!this.#stopped) lane.timer = setTimeout(() => this.#again(lane), waitMs)
      return
    }
    lane.items.shift()
    // To the back of the line, so that a long lane does not keep the others waiting.
    if (lane.items.size > 0) this.#ready.push(lane)
    else {
      this.#lanes.delete(lane.name)
      this.#tellIdle()
    }
  }

  #again(lane: Lane<T>): void {
    lane.timer = null
    this.#ready.push(lane)
    this.#start()
  }

  /** The work of a lane that was dropped counts until it ends. */
  #isIdle(): boolean {
    return this.#lanes.size === 0 && this.#running === 0
  }

  #tellIdle(): void {
    if (this.#isIdle()) for (const tell of this.#idle.splice(0)) tell()
  }
}
