/** Faults on order: what the next calls of a method meet instead of a plain answer. */

export type FaultKind =
  /** 429 with `retry_after`. */
  | { kind: 'flood'; retryAfter: number }
  /** 500 with Telegram's JSON. */
  | { kind: 'error' }
  /** 502 with a page of HTML. */
  | { kind: 'gateway' }
  /** 200 with the first half of the JSON. */
  | { kind: 'half' }
  /** The connection stays open and nothing comes. */
  | { kind: 'silence' }
  /** The connection is closed without an answer. */
  | { kind: 'close' }
  /** A plain answer, late by `ms`. */
  | { kind: 'slow'; ms: number }
  /** The given refusal, in Telegram's shape. */
  | { kind: 'refuse'; code: number; description: string; parameters?: Record<string, unknown> }

export type Fault = FaultKind & {
  /** The call takes effect before its answer is spoiled: Telegram took it, the bot does not know. */
  taken?: boolean
}

interface Order {
  method: string
  chat: number | null
  left: number
  fault: Fault
}

export class Faults {
  #orders: Order[] = []

  /** `method` in any case, `*` for every method, `file` for downloads; `chat` limits it to calls with that chat_id. */
  order(method: string, times: number, fault: Fault, chat: number | null = null): void {
    this.#orders.push({ method: method.toLowerCase(), chat, left: times, fault })
  }

  clear(): void {
    this.#orders = []
  }

  /** The fault that this call meets; uses one of its times up. */
  next(method: string, chatId: unknown): Fault | null {
    if (this.#orders.length === 0) return null
    const name = method.toLowerCase()
    const order = this.#orders.find(
      (one) =>
        (one.method === '*' || one.method === name) && (one.chat === null || one.chat === Number(chatId)),
    )
    if (!order) return null
    order.left -= 1
    if (order.left <= 0) this.#orders = this.#orders.filter((one) => one !== order)
    return order.fault
  }
}
