/**
 * The machine's clock, driven from outside: the product reads it as it reads a real one, and so do the libraries it
 * rests on. Timers and steady clocks are not touched, as they are not when an administrator sets a machine's clock.
 */

/** `at` is the time now; the clock runs on from there, but not beyond `until`. Milliseconds since 1970. */
export interface Told {
  at: number
  until: number
}

/** How far a clock runs on by itself: what happens at 09:00 is dated 09:00 however slow the machine is. */
export const RUNS_MS = 50_000

/** A clock that tells what it was told last, and runs on from there. */
export class ToldClock {
  #told: Told
  #since = performance.now()

  constructor(told: Told) {
    this.#told = told
  }

  set(told: Told): void {
    this.#told = told
    this.#since = performance.now()
  }

  /** Milliseconds since 1970. */
  now(): number {
    const { at, until } = this.#told
    return Math.min(until, at + Math.floor(performance.now() - this.#since))
  }

  /** To be told to another process: from there on both tell the same. */
  told(): Told {
    return { at: this.now(), until: this.#told.until }
  }
}

/** Makes `Date` of this process tell what the clock tells. */
export function install(clock: ToldClock): void {
  const now = () => clock.now()
  globalThis.Date = new Proxy(Date, {
    construct: (target, given: unknown[], self) =>
      Reflect.construct(
        target,
        given.length === 0 ? [now()] : given,
        self === globalThis.Date ? target : self,
      ),
    apply: (target) => new target(now()).toString(),
    get: (target, name, self) => (name === 'now' ? now : Reflect.get(target, name, self)),
  })
}
