import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { ChannelLog } from '../log.ts'
import { type IntakeOptions, storeUpdates, updateId } from './intake.ts'

export interface WebhookOptions extends IntakeOptions {
  /** Where Telegram finds us; its path is served. */
  url: string
  token: string
  /** What Telegram sends along: 1–256 of A–Z a–z 0–9 _ -. Default: one that follows from the token. */
  secret?: string
  log: ChannelLog
}

export interface Webhook {
  url: string
  secret: string
  /** Of the requests to be handled: `/telegram`. */
  path: string
  handle(request: Request): Promise<Response>
}

/** Telegram's updates have a few kilobytes. */
const MAX_BODY_BYTES = 1024 * 1024
const SECRET_HEADER = 'x-telegram-bot-api-secret-token'

/**
 * Takes what Telegram posts. Answers 200 only once the update is stored; 503 where it cannot be, and Telegram brings
 * it again; 401 without a word to anybody who does not know the secret; 413 and 400 for what is no update. Telegram
 * is to be told `url` and `secret`.
 */
export function createWebhook(options: WebhookOptions): Webhook {
  const { url, token, log } = options
  // Never without one: whoever learns the address could otherwise speak for anybody.
  const secret = options.secret || derivedSecret(token)
  return {
    url,
    secret,
    path: new URL(url).pathname,
    async handle(request) {
      if (!sameSecret(request.headers.get(SECRET_HEADER) ?? '', secret)) return empty(401)
      const body = await readBody(request)
      if (body === 'too-long') return empty(413)
      const update = body === 'broken' ? undefined : parse(body)
      if (updateId(update) === null) return empty(400)
      try {
        await storeUpdates(options, [update])
      } catch (error) {
        log.error('收到的 Telegram 消息存不进数据库，因此没有确认，Telegram 会再次送来。', error)
        return empty(503)
      }
      return empty(200)
    },
  }
}

function derivedSecret(token: string): string {
  return createHmac('sha256', token).update('zhaodan telegram webhook').digest('base64url')
}

/** Compares without telling, by its duration, where two secrets differ. */
function sameSecret(given: string, right: string): boolean {
  const digest = (value: string) => createHash('sha256').update(value).digest()
  return timingSafeEqual(digest(given), digest(right))
}

async function readBody(request: Request): Promise<string | 'too-long' | 'broken'> {
  const parts: Uint8Array[] = []
  let bytes = 0
  try {
    for await (const part of request.body ?? []) {
      bytes += part.byteLength
      if (bytes > MAX_BODY_BYTES) return 'too-long'
      parts.push(part)
    }
  } catch {
    return 'broken'
  }
  return Buffer.concat(parts).toString('utf8')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What stays unread of a refused body must not be taken for the next request. */
function empty(status: number): Response {
  return new Response(null, { status, ...(status === 200 ? {} : { headers: { Connection: 'close' } }) })
}
