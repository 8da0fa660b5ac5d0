/** Everything the bot did, for tests to read. */
import type { Call, Violation } from './types.ts'

export class Recorder {
  readonly calls: Call[] = []
  readonly violations: Violation[] = []
  readonly #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  begin(method: string, params: Record<string, unknown>): Call {
    const at = new Date(this.#now()).toISOString()
    const call: Call = { at, tick: performance.now(), method, params, status: 0, description: null }
    this.calls.push(call)
    return call
  }

  violation(method: string, what: string): void {
    this.violations.push({ at: new Date(this.#now()).toISOString(), method, what })
  }
}
