import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'

const COOKIE = 'zhaodan_access'
const COOKIE_DAYS = 90
const FAILURES_ALLOWED = 10
const FAILURE_WINDOW_MS = 60_000
const loginBody = z.object({ token: z.string() })

/** Compares without telling, by its duration, where two secrets differ. */
function sameSecret(a: string, b: string): boolean {
  const digest = (value: string) => createHash('sha256').update(value).digest()
  return timingSafeEqual(digest(a), digest(b))
}

/**
 * Who may in: the holder of the access token, by `Authorization: Bearer` or by a cookie that the login page gave.
 * The cookie holds no token but a value derived from it, so that changing the token ends every session.
 * @param clock current instant, for the window of failed attempts.
 */
export function createAccess(token: string, clock: () => Date) {
  const cookieValue = createHmac('sha256', token).update('zhaodan page access').digest('base64url')
  const failures = new Map<string, number[]>()

  const address = (c: Context) => getConnInfo(c).remote.address ?? ''
  const recentFailures = (who: string) => {
    const since = clock().getTime() - FAILURE_WINDOW_MS
    return (failures.get(who) ?? []).filter((at) => at > since)
  }
  /** Checks an offered token, unless this address has failed too often within the minute; null where it is right. */
  const refusal = (c: Context, offered: string): Response | null => {
    const who = address(c)
    const recent = recentFailures(who)
    if (recent.length >= FAILURES_ALLOWED) {
      return c.json({ error: '口令错误次数过多，请一分钟后再试。' }, 429)
    }
    if (sameSecret(offered, token)) {
      failures.delete(who)
      return null
    }
    failures.set(who, [...recent, clock().getTime()])
    return c.json({ error: '口令不对，请再试一次。' }, 401, { 'WWW-Authenticate': 'Bearer' })
  }

  const required: MiddlewareHandler = async (c, next) => {
    if (sameSecret(getCookie(c, COOKIE) ?? '', cookieValue)) return next()
    const bearer = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
    if (bearer !== undefined) return refusal(c, bearer) ?? next()
    if (!c.req.path.startsWith('/api/')) return c.redirect('/login', 303)
    return c.json({ error: '需要访问口令，请先登录。' }, 401, { 'WWW-Authenticate': 'Bearer' })
  }

  // By script and not by form: under `Referrer-Policy: no-referrer` browsers send a form's Origin as null.
  const routes = new Hono()
  routes.post('/login', async (c) => {
    const body = loginBody.safeParse(await c.req.json().catch(() => undefined))
    const refused = refusal(c, body.success ? body.data.token.trim() : '')
    if (refused) return refused
    setCookie(c, COOKIE, cookieValue, {
      httpOnly: true,
      sameSite: 'Strict',
      path: '/',
      maxAge: COOKIE_DAYS * 24 * 60 * 60,
      secure: c.req.header('x-forwarded-proto') === 'https',
    })
    return c.body(null, 204)
  })
  routes.post('/logout', (c) => {
    deleteCookie(c, COOKIE, { path: '/' })
    return c.body(null, 204)
  })
  return { required, routes }
}
