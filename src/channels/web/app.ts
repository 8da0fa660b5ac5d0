import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import { StoreError } from '../../storage/index.ts'
import { createAccess } from './access.ts'
import type { Assets } from './assets.ts'
import { calendarRoutes } from './calendar.ts'
import { sandboxed } from './downloads.ts'
import { FILES_PATH, filesLimit } from './files.ts'
import { directOnly, loopbackHostOnly, sameOriginWrites } from './guard.ts'
import { UPLOAD_PATH, uploadLimit } from './imports.ts'
import type { WebOptions } from './options.ts'
import { apiRoutes } from './routes.ts'

/** Many times the longest message worth reading; what is longer is no message. */
const MAX_BODY_BYTES = 256 * 1024
/** What takes files; each has a limit of its own. */
const UPLOADS: ReadonlySet<string> = new Set([UPLOAD_PATH, FILES_PATH])

/**
 * Everything the server answers, without a socket: middleware from the outside in, then the routes.
 * @param closing aborts once the server takes no more requests.
 */
export function createApp(options: WebOptions, assets: Assets, closing: AbortSignal): Hono {
  const app = new Hono()
  app.use(sandboxed(), securityHeaders(assets.scriptHashes))
  app.use((c, next) => {
    const hook = c.req.method === 'POST' ? options.hooks?.get(c.req.path) : undefined
    return hook ? hook(c.req.raw) : next()
  })
  if (options.accessToken === undefined) app.use(loopbackHostOnly(), directOnly())
  app.use(sameOriginWrites())
  const messageLimit = bodyLimit({
    maxSize: MAX_BODY_BYTES,
    // The rest of the body stays unread, so nothing can follow it on this connection.
    onError: (c) => c.json({ error: '消息太长，请分几次发送。' }, 413, { Connection: 'close' }),
  })
  app.use((c, next) => (UPLOADS.has(c.req.path) ? next() : messageLimit(c, next)))
  if (options.accessToken !== undefined) {
    const access = createAccess(options.accessToken, options.clock)
    app.route('/', access.routes)
    app.use('/', access.required)
    app.use('/api/*', access.required)
  }
  // After the guards: a body whose length is not told is read to find it out, and nobody else is given so much memory.
  app.use(UPLOAD_PATH, uploadLimit())
  app.use(FILES_PATH, filesLimit())
  app.use('/api/*', async (c, next) => {
    await next()
    c.header('Cache-Control', 'no-store', { append: true })
  })
  app.route('/calendar', calendarRoutes(options))
  app.route('/api', apiRoutes(options, closing))
  app.get('*', (c) => {
    const asset = assets.files.get(c.req.path)
    if (!asset) return c.notFound()
    const headers = { ETag: asset.etag, 'Cache-Control': 'no-cache' }
    if (c.req.header('if-none-match') === asset.etag) return c.body(null, 304, headers)
    return c.body(asset.body, 200, { ...headers, 'Content-Type': asset.contentType })
  })
  app.notFound((c) => c.json({ error: '没有这个地址。' }, 404))
  app.onError((error, c) => {
    options.log.error(`处理 ${c.req.method} ${c.req.path} 时出错`, error)
    if (error instanceof StoreError) return c.json({ error: error.message }, 503)
    return c.json({ error: '服务器出了问题，请稍后重试；已确认的记录不会丢失。' }, 500)
  })
  return app
}

/** Own files only; scripts in text never run, and no other site may frame the page or learn its address. */
function securityHeaders(scriptHashes: string[]) {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'", ...scriptHashes],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
      requireTrustedTypesFor: ["'script'"],
      trustedTypes: ['lit-html'],
    },
    xFrameOptions: 'DENY',
    // Whether the page is served over TLS is for whoever puts a proxy in front of it.
    strictTransportSecurity: false,
  })
}
