import { Window } from './window.ts'

export interface LineOptions<T> {
  /**
   * Within any `lengthMs`: at most so many in all, and of those that can wait, which go one by one: what has to be made
   * for them is then made one by one, and a place for somebody else is never far.
   */
  most: number
  mostPatient: number
  lengthMs: number
  /** A clock of milliseconds that never goes back. */
  now(): number
  /** It is the item's turn at the instant `at`: it is no longer in the line, and is counted only by `count`. */
  serve(item: T, at: number): void
}

/**
 * Who waits for a place within the limit of all chats together. Those that can wait go when nobody else is there, and
 * some places of every window are never theirs: whoever comes meanwhile finds one free.
 */
export class Line<T> {
  readonly #options: LineOptions<T>
  readonly #all: Window
  readonly #patient: Window
  readonly #urgentLine = new Set<T>()
  readonly #patientLine = new Set<T>()
  #timer: NodeJS.Timeout | null = null
  #holds = 0
  #serving = false

  constructor(options: LineOptions<T>) {
    this.#options = options
    this.#all = new Window(options.most, options.lengthMs)
    this.#patient = new Window(1, options.lengthMs / options.mostPatient)
  }

  has(item: T): boolean {
    return this.#urgentLine.has(item) || this.#patientLine.has(item)
  }

  join(item: T, patient: boolean): void {
    ;(patient ? this.#patientLine : this.#urgentLine).add(item)
    this.#run()
  }

  /** Lets an item that stands among those that can wait stand among the others, behind them. */
  hurry(item: T): void {
    if (this.#patientLine.delete(item)) this.join(item, false)
  }

  /** Nothing that can wait goes until the function given back is called. */
  hold(): () => void {
    this.#holds += 1
    let held = true
    return () => {
      if (!held) return
      held = false
      this.#holds -= 1
      this.#run()
    }
  }

  /** Whether something may go at once, past nobody that goes before it. */
  isFree(at: number, patient: boolean): boolean {
    const nobody =
      this.#urgentLine.size === 0 && (!patient || (this.#patientLine.size === 0 && this.#holds === 0))
    return nobody && this.#freeAt(at, patient) <= at
  }

  isEmpty(): boolean {
    return this.#urgentLine.size === 0 && this.#patientLine.size === 0
  }

  count(at: number, patient: boolean): void {
    this.#all.count(at)
    if (patient) this.#patient.count(at)
  }

  #freeAt(at: number, patient: boolean): number {
    return patient ? Math.max(this.#all.freeAt(at), this.#patient.freeAt(at)) : this.#all.freeAt(at)
  }

  #run(): void {
    // Serving an item may bring it back into the line: the loop under way sees to that.
    if (this.#serving) return
    this.#serving = true
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    while (!this.isEmpty()) {
      const patient = this.#urgentLine.size === 0
      if (patient && this.#holds > 0) break
      const line = patient ? this.#patientLine : this.#urgentLine
      const at = this.#options.now()
      const free = this.#freeAt(at, patient)
      if (free > at) {
        this.#timer = after(free - at, () => this.#run())
        break
      }
      const [next] = line
      line.delete(next as T)
      this.#options.serve(next as T, at)
    }
    this.#serving = false
  }
}

/** A timer of at least a millisecond: shorter ones come at once, and a clock with fractions would make it spin. */
export function after(ms: number, then: () => void): NodeJS.Timeout {
  return setTimeout(then, Math.max(1, Math.ceil(ms)))
}
