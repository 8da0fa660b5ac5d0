import type { ModelFault } from '../errors.ts'

/** What an HTTP status that is no success means. */
export function faultOfStatus(status: number): ModelFault {
  if (status === 401 || status === 403) return 'unauthorized'
  // 402: the balance is used up (DeepSeek).
  if (status === 402 || status === 429) return 'busy'
  return status >= 500 ? 'unreachable' : 'refused'
}

const BY_WORDS: [RegExp, ModelFault][] = [
  [/quota|rate.?limit|too.?many|balance|billing/i, 'busy'],
  [/api.?key|authenti|unauthori|permission/i, 'unauthorized'],
  [/invalid|not.?found|unsupported|not.?support|context.?length/i, 'refused'],
]

/** An `error` member in an answer that has a status of success, as gateways give it. */
export function faultOfErrorObject(error: unknown): { fault: ModelFault; status: number | null } {
  const { code, status, type, message } = (typeof error === 'object' && error ? error : {}) as Record<
    string,
    unknown
  >
  for (const value of [code, status]) {
    const number = Number(value)
    if (Number.isInteger(number) && number >= 400 && number <= 599) {
      return { fault: faultOfStatus(number), status: number }
    }
  }
  const words = [code, type, message, error].filter((value) => typeof value === 'string').join(' ')
  return { fault: BY_WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? 'unreachable', status: null }
}

/**
 * Milliseconds that the endpoint asks to be left alone; null where it does not say.
 * @param value of `Retry-After`: seconds, or a date.
 */
export function retryAfterMs(value: string | null, nowMs: number): number | null {
  if (value === null || value.trim() === '') return null
  const seconds = Number(value)
  if (Number.isFinite(seconds)) return seconds >= 0 ? seconds * 1000 : null
  const date = Date.parse(value)
  return Number.isNaN(date) ? null : Math.max(0, date - nowMs)
}
