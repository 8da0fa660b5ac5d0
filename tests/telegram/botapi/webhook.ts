/** Delivers updates to the bot's address, as Telegram does: again and again until it answers 2xx. */
import type { Updates, Waiting } from './updates.ts'

export interface WebhookSettings {
  url: string
  secret: string
  maxConnections: number
}

export class Webhook {
  settings: WebhookSettings | null = null
  lastError: { at: number; message: string } | null = null
  readonly #updates: Updates
  readonly #now: () => number
  readonly #retryMs: number
  readonly #reply: (body: Record<string, unknown>) => void
  readonly #busy = new Set<string>()
  readonly #inHand = new Set<number>()
  #closing = new AbortController()

  /** `retryMs`: wait before the second try, doubled each time up to 64 times. `reply` runs a method named in an answer. */
  constructor(options: {
    updates: Updates
    now: () => number
    retryMs: number
    reply: (body: Record<string, unknown>) => void
  }) {
    this.#updates = options.updates
    this.#now = options.now
    this.#retryMs = options.retryMs
    this.#reply = options.reply
  }

  set(settings: WebhookSettings | null): void {
    this.#closing.abort()
    this.#closing = new AbortController()
    this.settings = settings
    this.lastError = null
    this.#updates.listener = settings ? () => this.#pump() : null
    this.#pump()
  }

  #pump(): void {
    const { settings } = this
    if (!settings) return
    for (const update of this.#updates.pending) {
      if (this.#inHand.size >= settings.maxConnections) return
      if (this.#inHand.has(update.id) || this.#busy.has(update.lane)) continue
      this.#inHand.add(update.id)
      this.#busy.add(update.lane)
      void this.#deliver(update, settings, this.#closing.signal).finally(() => {
        this.#inHand.delete(update.id)
        this.#busy.delete(update.lane)
        this.#pump()
      })
    }
  }

  async #deliver(update: Waiting, settings: WebhookSettings, signal: AbortSignal): Promise<void> {
    for (let delay = this.#retryMs; !signal.aborted; delay = Math.min(delay * 2, this.#retryMs * 64)) {
      const wait = await this.#try(update, settings, signal)
      if (wait === null) return
      await rest(Math.max(delay, wait), signal)
    }
  }

  /** Null where it was taken, else the milliseconds the bot asked us to wait. */
  async #try(update: Waiting, settings: WebhookSettings, signal: AbortSignal): Promise<number | null> {
    try {
      const response = await fetch(settings.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(settings.secret === '' ? {} : { 'x-telegram-bot-api-secret-token': settings.secret }),
        },
        body: update.json,
        signal: AbortSignal.any([signal, AbortSignal.timeout(60_000)]),
        redirect: 'manual',
      })
      const body = await response.text()
      if (response.ok) {
        this.#updates.remove(update.id)
        this.#answer(body)
        return null
      }
      this.lastError = { at: this.#now(), message: `Wrong response from the webhook: ${response.status}` }
      return Number(response.headers.get('retry-after') ?? 0) * 1000
    } catch {
      this.lastError = { at: this.#now(), message: 'Connection failed' }
      return 0
    }
  }

  #answer(body: string): void {
    if (!body.trimStart().startsWith('{')) return
    try {
      const value: unknown = JSON.parse(body)
      if (typeof value === 'object' && value !== null && 'method' in value)
        this.#reply(value as Record<string, unknown>)
    } catch {
      // Not a call: Telegram pays no heed to what else an answer says.
    }
  }
}

const rest = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
