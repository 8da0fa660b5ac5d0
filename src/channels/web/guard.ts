import type { MiddlewareHandler } from 'hono'
import { isLoopback } from './options.ts'

const refused = (error: string) => Response.json({ error }, { status: 403 })

/**
 * Refuses a foreign `Host`: without an access token, a website could otherwise point its own name at 127.0.0.1
 * (DNS rebinding) and read the ledger through the visitor's browser.
 */
export function loopbackHostOnly(): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header('host') ?? ''
    if (!isLoopback(host.replace(/:\d+$/, ''))) {
      return refused('请用 127.0.0.1 或 localhost 打开本页：这个地址不在允许之列。')
    }
    return next()
  }
}

/** What proxies add, and programs on this machine do not. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip']

/**
 * Refuses what a proxy passed on: without an access token, one that forwards everything (as for Telegram's webhook)
 * would open the ledger to whoever finds it, though it names 127.0.0.1 as the host.
 */
export function directOnly(): MiddlewareHandler {
  return async (c, next) => {
    if (FORWARDED.some((name) => c.req.header(name) !== undefined)) {
      return refused(
        '这个请求是代理转来的：没有设置 ZHAODAN_ACCESS_TOKEN 时，本页只供本机使用。代理请只转发 webhook 的路径。',
      )
    }
    return next()
  }
}

/** Refuses what another website makes the browser send: a foreign `Origin`, or a fetch marked as cross-site. */
export function sameOriginWrites(): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    const origin = c.req.header('origin')
    const site = c.req.header('sec-fetch-site')
    const foreign =
      (origin !== undefined && hostOf(origin) !== c.req.header('host')) ||
      (site !== undefined && site !== 'same-origin' && site !== 'none')
    return foreign ? refused('请求来自别的网站，已拒绝。') : next()
  }
}

/** The scheme is left out: behind a proxy that ends TLS, the page is https while this server is http. */
function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}
