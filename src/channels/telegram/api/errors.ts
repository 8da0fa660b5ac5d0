import type { ApiFault } from './types.ts'

/** What is known of a call that failed. */
export interface ApiFailure {
  fault: ApiFault
  /** Method of the Bot API: sendMessage. */
  method: string
  /** What Telegram said of it, or the code of the system: ECONNREFUSED. */
  description?: string
  retryAfterSeconds?: number | null
  movedTo?: number | null
}

/**
 * A call of the Bot API failed. It has no `cause`: the errors below it carry the address of the call, and with it the
 * token, or what was to be sent.
 */
export class ApiError extends Error {
  readonly fault: ApiFault
  readonly method: string
  /** Telegram's own words (English) without quoted parts, or a code of the system; the fault where there is neither. */
  readonly description: string
  /** Of `flood`: when to try again. */
  readonly retryAfterSeconds: number | null
  /** Of `moved`: the id under which the chat lives on. */
  readonly movedTo: number | null
  constructor(failure: ApiFailure) {
    const description = withoutSecrets(failure.description || failure.fault)
    super(`Telegram ${failure.method} 未成功（${failure.fault}）：${description}`)
    this.name = 'ApiError'
    this.fault = failure.fault
    this.method = failure.method
    this.description = description
    this.retryAfterSeconds = failure.retryAfterSeconds ?? null
    this.movedTo = failure.movedTo ?? null
  }
}

const LONGEST_DESCRIPTION = 200

/** Telegram quotes what it cannot read, which may be a person's words; a proxy may quote the address of the call. */
function withoutSecrets(description: string): string {
  return description
    .replace(/"[^"]*"/g, '"…"')
    .replace(/(bot|user)?\d+:[\w-]{8,}/g, '…')
    .slice(0, LONGEST_DESCRIPTION)
}
