/** First in, first out, without moving what remains at each step. */
export class Fifo<T> {
  #items: T[] = []
  #head = 0

  get size(): number {
    return this.#items.length - this.#head
  }

  get first(): T | undefined {
    return this.#items[this.#head]
  }

  push(item: T): void {
    this.#items.push(item)
  }

  shift(): T | undefined {
    const item = this.#items[this.#head]
    if (this.#head >= this.#items.length) return undefined
    this.#head += 1
    // What was taken is let go once it is the greater part.
    if (this.#head === this.#items.length || this.#head > 1024) {
      this.#items = this.#items.slice(this.#head)
      this.#head = 0
    }
    return item
  }

  /**
   * Puts the item before the first that `isLater` than it, but never before the first `fixed` items.
   * In the usual case, where it is the last, nothing is moved.
   */
  insert(item: T, isLater: (other: T) => boolean, fixed: number): void {
    let place = this.#items.length
    const least = this.#head + fixed
    for (; place > least; place -= 1) {
      const before = this.#items[place - 1]
      if (before === undefined || !isLater(before)) break
    }
    this.#items.splice(place, 0, item)
  }

  [Symbol.iterator](): Iterator<T> {
    return this.#items.slice(this.#head)[Symbol.iterator]()
  }
}
