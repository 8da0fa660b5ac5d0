/** What Telegram answers instead of a result. */
export class Refusal extends Error {
  readonly code: number
  readonly parameters: Record<string, unknown> | undefined
  /** True where a well-made client never causes it: it is recorded among the violations. */
  readonly violation: boolean

  constructor(
    code: number,
    description: string,
    more: { parameters?: Record<string, unknown>; violation?: boolean } = {},
  ) {
    super(description)
    this.code = code
    this.parameters = more.parameters
    this.violation = more.violation ?? false
  }
}

/** The request itself is wrong: no state of any chat would make it right. */
export const malformed = (what: string): Refusal =>
  new Refusal(400, `Bad Request: ${what}`, { violation: true })

/** The request is well made, but the chat, message or query does not allow it. */
export const refused = (what: string): Refusal => new Refusal(400, `Bad Request: ${what}`)

export const forbidden = (what: string): Refusal => new Refusal(403, `Forbidden: ${what}`)

export const conflict = (what: string): Refusal => new Refusal(409, `Conflict: ${what}`)

/** `seconds`: whole seconds after which the call may be made again. */
export const tooMany = (seconds: number): Refusal =>
  new Refusal(429, `Too Many Requests: retry after ${seconds}`, { parameters: { retry_after: seconds } })
