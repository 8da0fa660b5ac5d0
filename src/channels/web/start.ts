import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { createApp } from './app.ts'
import { loadAssets } from './assets.ts'
import { cannotListen, exposedWithoutToken } from './errors.ts'
import { isLoopback, type WebOptions } from './options.ts'

/** How long requests under way may take to end when the server closes. */
const CLOSE_GRACE_MS = 5_000
const IDLE_CHECK_MS = 50

export interface WebServer {
  /** Where the page is, e.g. `http://127.0.0.1:8686`. */
  url: string
  /** Takes no more requests, lets those under way end (without waiting for a model's words), then resolves. */
  close(): Promise<void>
}

/**
 * Serves the chat page and its JSON interface.
 * @throws {WebStartError} with one sentence for whoever starts it: port taken, no permission, unknown address, or a
 * host beyond loopback without an access token.
 */
export async function startWeb(options: WebOptions): Promise<WebServer> {
  const host = options.host ?? '127.0.0.1'
  const port = options.port ?? 8686
  if (!isLoopback(host) && options.accessToken === undefined) throw exposedWithoutToken(host)

  const closing = new AbortController()
  const app = createApp(options, await loadAssets(), closing.signal)
  const server = createAdaptorServer({ fetch: app.fetch, hostname: host }) as Server
  try {
    server.listen(port, host)
    await once(server, 'listening')
  } catch (error) {
    throw cannotListen(host, port, error)
  }
  server.on('error', (error) => options.log.error('网页服务出错', error))
  const address = server.address() as AddressInfo
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    close: () => {
      closing.abort()
      return close(server)
    },
  }
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  // Browsers keep connections open for their next request: each is cut as soon as it has nothing under way.
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS)
  const force = setTimeout(() => server.closeAllConnections(), CLOSE_GRACE_MS)
  await closed
  clearInterval(idle)
  clearTimeout(force)
}
