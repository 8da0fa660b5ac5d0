import { createHash } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import { type Context, Hono } from 'hono'
import { rateLimit } from '../../access/index.ts'
import type { WebOptions } from './options.ts'

/** Fetches of one calendar: phones ask every few hours, and several may share an address. */
const FETCHES_A_MINUTE = 20
/** Addresses that lead nowhere, from one network address. */
const MISSES_A_MINUTE = 60
const MINUTE_MS = 60_000

/**
 * `GET /calendar/SECRET.ics`: the calendar of whoever has this address. The secret is the key, so no access token is
 * asked for; whatever else guards the page stands before it. The secret is never logged, and no page learns it.
 */
export function calendarRoutes({
  conversation,
  clock,
  log,
}: Pick<WebOptions, 'conversation' | 'clock' | 'log'>): Hono {
  const fetches = rateLimit([{ most: FETCHES_A_MINUTE, withinMs: MINUTE_MS }])
  const misses = rateLimit([{ most: MISSES_A_MINUTE, withinMs: MINUTE_MS }])
  // Behind a proxy everybody has one network address: who tries many must not shut out those who have one that is good.
  const good = new Set<string>()
  const routes = new Hono()

  routes.get('/:file', async (c) => {
    const now = clock()
    const who = getConnInfo(c).remote.address ?? ''
    const secret = /^(.+)\.ics$/.exec(c.req.param('file'))?.[1] ?? ''
    // Kept by its hash: what is counted must not hold secrets.
    const key = sha256(secret)
    if (fetches.full(key, now) || (misses.full(who, now) && !good.has(key))) return tooMany(c)
    const calendar = await conversation.calendar(secret, now)
    if (calendar === null) {
      good.delete(key)
      misses.count(who, now)
      return c.json({ error: '没有这个地址。' }, 404, { 'Cache-Control': 'no-store' })
    }
    good.add(key)
    fetches.count(key, now)
    const etag = `"${sha256(lasting(calendar.bytes))}"`
    const headers = { ETag: etag, 'Cache-Control': 'private, no-cache', 'X-Robots-Tag': 'noindex' }
    if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers)
    return c.body(new Uint8Array(calendar.bytes), 200, {
      ...headers,
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'inline; filename="calendar.ics"',
    })
  })

  // The server's own words for a fault would write the path, and the secret with it, into the log.
  routes.onError((error, c) => {
    log.error('给出订阅的日历时出错', error)
    return c.json({ error: '日历暂时给不出来，请稍后再试。' }, 503, { 'Cache-Control': 'no-store' })
  })
  return routes
}

function tooMany(c: Context): Response {
  return c.json({ error: '请求太频繁，请一分钟后再试。' }, 429, {
    'Retry-After': '60',
    'Cache-Control': 'no-store',
  })
}

/** The calendar without the instant at which it was made: it is the same as long as nothing changed. */
function lasting(bytes: Buffer): string {
  return bytes.toString('utf8').replace(/^DTSTAMP:.*\r\n/gm, '')
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
