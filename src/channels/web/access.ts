import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'

const COOKIE = 'zhaodan_access'
const COOKIE_DAYS = 90
const FAILURES_ALLOWED = 10
const FAILURE_WINDOW_MS = 60_000

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
  /** Checks an offered token, unless this address has failed too often within the minute. */
  const accepts = (c: Context, offered: string): 'yes' | 'no' | 'too-many' => {
    const who = address(c)
    const recent = recentFailures(who)
    if (recent.length >= FAILURES_ALLOWED) return 'too-many'
    if (sameSecret(offered, token)) {
      failures.delete(who)
      return 'yes'
    }
    failures.set(who, [...recent, clock().getTime()])
    return 'no'
  }

  const required: MiddlewareHandler = async (c, next) => {
    if (sameSecret(getCookie(c, COOKIE) ?? '', cookieValue)) return next()
    const bearer = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
    if (bearer !== undefined) {
      const verdict = accepts(c, bearer)
      if (verdict === 'yes') return next()
      if (verdict === 'too-many') return c.json({ error: '口令错误次数过多，请一分钟后再试。' }, 429)
    }
    if (!c.req.path.startsWith('/api/')) return c.redirect('/login', 303)
    return c.json({ error: '需要访问口令，请先登录。' }, 401, { 'WWW-Authenticate': 'Bearer' })
  }

  const routes = new Hono()
  routes.post('/login', async (c) => {
    const { token: offered } = await c.req.parseBody()
    const verdict = accepts(c, typeof offered === 'string' ? offered.trim() : '')
    if (verdict !== 'yes') return c.redirect(`/login?error=${verdict}`, 303)
    setCookie(c, COOKIE, cookieValue, {
      httpOnly: true,
      sameSite: 'Strict',
      path: '/',
      maxAge: COOKIE_DAYS * 24 * 60 * 60,
      secure: c.req.header('x-forwarded-proto') === 'https',
    })
    return c.redirect('/', 303)
  })
  routes.post('/logout', (c) => {
    deleteCookie(c, COOKIE, { path: '/' })
    return c.redirect('/login', 303)
  })
  return { required, routes }
}
