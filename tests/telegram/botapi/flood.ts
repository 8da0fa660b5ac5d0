/** Telegram's flood limits, in the server's own clock. */
import { type Refusal, tooMany } from './refusal.ts'

export interface FloodLimits {
  /** Shortest time between two messages to one chat, in milliseconds. */
  perChatMs: number
  /** Messages to one group within a minute. */
  groupPerMinute: number
  /** Messages in all within a second. */
  perSecond: number
}

export const telegramLimits: FloodLimits = { perChatMs: 1000, groupPerMinute: 20, perSecond: 30 }

/** A call that comes this much early is let through: clocks and the road differ. */
const toleranceMs = 30

export class Flood {
  limits: FloodLimits | null
  readonly #now: () => number
  readonly #byChat = new Map<number, number[]>()
  #all: number[] = []
  /** Until when a chat (or, under 0, the whole bot) was told to wait. */
  readonly #told = new Map<number, number>()

  constructor(now: () => number, limits: FloodLimits | null) {
    this.#now = now
    this.limits = limits
  }

  /** Counts a message to `chat`, sent or edited, or gives the refusal. A refused one does not count. */
  take(chat: { id: number; group: boolean }): Refusal | null {
    if (!this.limits) return null
    const { perChatMs, groupPerMinute, perSecond } = this.limits
    const now = this.#now()
    const sent = recent(this.#byChat.get(chat.id) ?? [], now - 60_000)
    this.#all = recent(this.#all, now - 1000 + toleranceMs)
    this.#byChat.set(chat.id, sent)
    const last = sent.at(-1)
    const waits = [
      last === undefined ? 0 : last + perChatMs - toleranceMs - now,
      chat.group && sent.length >= groupPerMinute
        ? (sent.at(-groupPerMinute) ?? 0) + 60_000 - toleranceMs - now
        : 0,
      this.#all.length >= perSecond ? (this.#all.at(-perSecond) ?? 0) + 1000 - toleranceMs - now : 0,
    ]
    const wait = Math.max(...waits)
    if (wait > 0) {
      const seconds = Math.ceil(wait / 1000)
      this.tell(chat.id, seconds)
      return tooMany(seconds)
    }
    sent.push(now)
    this.#all.push(now)
    return null
  }

  /** Notes that the caller was told to wait. */
  tell(chatId: number, seconds: number): void {
    this.#told.set(chatId, this.#now() + seconds * 1000)
  }

  /** Whether a message to `chatId` comes before the wait it was told of is over. */
  tooEarly(chatId: number): boolean {
    const until = this.#told.get(chatId)
    return until !== undefined && this.#now() < until - toleranceMs
  }
}

function recent(times: number[], after: number): number[] {
  let drop = 0
  while (drop < times.length && (times[drop] ?? 0) <= after) drop += 1
  return drop === 0 ? times : times.slice(drop)
}
