import { ApiError } from './errors.ts'
import type { ApiFault } from './types.ts'

/** Telegram's answer to a call that it did not carry out. */
export interface Refusal {
  error_code?: unknown
  description?: unknown
  parameters?: { retry_after?: unknown; migrate_to_chat_id?: unknown } | undefined
}

/** How long to wait where Telegram does not say it. */
const USUAL_RETRY_SECONDS = 5

/** Of 400, by Telegram's words: its codes do not tell these apart. The first that fits counts. */
const BY_WORDS: [RegExp, ApiFault][] = [
  [/can't parse entities|can't find end|unsupported start tag|entit(y|ies)|ENTITY/i, 'entities'],
  [/query is too old|query id is invalid|QUERY_ID_INVALID/i, 'too-late'],
  [/file is too big/i, 'too-big'],
  [
    /message to (edit|reply|be replied|delete) not found|replied message not found|message can't be edited/i,
    'no-such-message',
  ],
  [
    /MESSAGE_ID_INVALID|message identifier is not specified|thread not found|TOPIC_(DELETED|CLOSED|ID_INVALID)/i,
    'no-such-message',
  ],
  [/chat not found|chat was deactivated|chat was deleted|user is deactivated|user not found/i, 'gone'],
  [/PEER_ID_INVALID|CHAT_WRITE_FORBIDDEN|CHAT_RESTRICTED|CHANNEL_PRIVATE|USER_IS_BLOCKED/i, 'gone'],
  [/bot was (kicked|blocked)|INPUT_USER_DEACTIVATED|(no|enough) rights to send/i, 'gone'],
]

/** The error that a refusal of Telegram means. */
export function refused(method: string, refusal: Refusal): ApiError {
  const code = typeof refusal.error_code === 'number' ? refusal.error_code : 0
  const description = typeof refusal.description === 'string' ? refusal.description : ''
  const { retry_after: retryAfter, migrate_to_chat_id: movedTo } = refusal.parameters ?? {}
  const failure = { method, description: description || `HTTP ${code}` }
  if (code === 429) {
    const retryAfterSeconds = typeof retryAfter === 'number' ? Math.max(1, retryAfter) : USUAL_RETRY_SECONDS
    return new ApiError({ ...failure, fault: 'flood', retryAfterSeconds })
  }
  if (code === 400 && typeof movedTo === 'number')
    return new ApiError({ ...failure, fault: 'moved', movedTo })
  return new ApiError({ ...failure, fault: faultOf(code, description) })
}

function faultOf(code: number, description: string): ApiFault {
  if (code < 400 || code >= 500) return 'unreachable'
  if (code === 401 || code === 404) return 'unauthorized'
  if (code === 403) return 'gone'
  if (code === 409) return 'conflict'
  if (code === 413) return 'too-big'
  return BY_WORDS.find(([words]) => words.test(description))?.[1] ?? 'refused'
}

/** The error that a call without an answer of Telegram means: no connection, no answer in time, no JSON. */
export function unreachable(method: string, cause: unknown): ApiError {
  return new ApiError({ method, fault: 'unreachable', description: codeOf(cause) })
}

/** A code of the system or of the HTTP client; never its message, which holds the address of the call. */
function codeOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown'
  for (const key of ['code', 'type'] as const) {
    const value = (cause as unknown as Record<string, unknown>)[key]
    if (typeof value === 'string' && /^[\w-]{1,40}$/.test(value)) return value
  }
  return codeOfCause(cause) ?? cause.name
}

function codeOfCause(error: Error): string | null {
  const inner = error.cause instanceof Error ? (error.cause as Error & { code?: unknown }).code : undefined
  return typeof inner === 'string' && /^\w{1,40}$/.test(inner) ? inner : null
}
