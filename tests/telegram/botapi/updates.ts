/** Updates waiting for the bot, as JSON once, and the polls waiting for them. */
import { conflict } from './refusal.ts'

export interface Waiting {
  id: number
  json: string
  /** Updates of one chat are delivered to a webhook one after the other. */
  lane: string
}

interface Poll {
  offset: number
  limit: number
  resolve(updates: Waiting[]): void
  reject(error: Error): void
}

/** Kinds that come only where asked for by name. */
const onlyOnRequest = new Set(['chat_member', 'message_reaction', 'message_reaction_count'])

export class Updates {
  allowed: Set<string> | null = null
  /** Called for each new update; set while a webhook is. */
  listener: (() => void) | null = null
  #queue: Waiting[] = []
  #head = 0
  #nextId: number
  #poll: Poll | null = null

  constructor(firstId: number) {
    this.#nextId = firstId
  }

  /** Adds an update and gives its id; null where the bot does not ask for its kind. */
  push(kind: string, value: unknown, lane: string): number | null {
    if (this.allowed ? !this.allowed.has(kind) : onlyOnRequest.has(kind)) return null
    const id = this.#nextId
    this.#nextId += 1
    this.#queue.push({ id, json: `{"update_id":${id},"${kind}":${JSON.stringify(value)}}`, lane })
    if (this.#poll) this.#answer(this.#poll)
    this.listener?.()
    return id
  }

  get pending(): Waiting[] {
    return this.#queue.slice(this.#head)
  }

  get pendingCount(): number {
    return this.#queue.length - this.#head
  }

  drop(): void {
    this.#queue = []
    this.#head = 0
  }

  /** Takes one out, wherever it stands: a webhook has taken it. */
  remove(id: number): void {
    const at = this.#queue.findIndex((one, index) => index >= this.#head && one.id === id)
    if (at === this.#head) this.#head += 1
    else if (at > 0) this.#queue.splice(at, 1)
    this.#compact()
  }

  /**
   * Updates from `offset` on, at most `limit`, after up to `waitMs`; confirms those before a positive offset. A poll
   * that waits already is ended with 409.
   */
  poll(options: { offset: number; limit: number; waitMs: number; gone: AbortSignal }): Promise<Waiting[]> {
    this.endPoll('terminated by other getUpdates request; make sure that only one bot instance is running')
    this.#confirm(options.offset)
    const ready = this.#take(options.limit)
    if (ready.length > 0 || options.waitMs <= 0) return Promise.resolve(ready)
    return new Promise((resolve, reject) => {
      const end = (settle: () => void) => () => {
        clearTimeout(timer)
        if (this.#poll === poll) this.#poll = null
        settle()
      }
      const poll: Poll = {
        offset: options.offset,
        limit: options.limit,
        resolve: (updates) => end(() => resolve(updates))(),
        reject: (error) => end(() => reject(error))(),
      }
      const timer = setTimeout(() => poll.resolve([]), options.waitMs)
      options.gone.addEventListener('abort', () => poll.resolve([]), { once: true })
      this.#poll = poll
    })
  }

  /** Ends a waiting poll with 409. */
  endPoll(why: string): void {
    this.#poll?.reject(conflict(why))
  }

  #answer(poll: Poll): void {
    poll.resolve(this.#take(poll.limit))
  }

  #confirm(offset: number): void {
    if (offset < 0) this.#head = Math.max(this.#head, this.#queue.length + offset)
    while (this.#head < this.#queue.length && (this.#queue[this.#head]?.id ?? 0) < offset) this.#head += 1
    this.#compact()
  }

  #compact(): void {
    if (this.#head < 1000 || this.#head * 2 < this.#queue.length) return
    this.#queue = this.#queue.slice(this.#head)
    this.#head = 0
  }

  #take(limit: number): Waiting[] {
    return this.#queue.slice(this.#head, this.#head + limit)
  }
}
