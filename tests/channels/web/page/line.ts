import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A connection between browser and server that can be disturbed. */
export interface Line {
  url: string
  /** Lets nothing more from the server through to the browser. */
  hold(): void
  /** Breaks every connection; new ones work. */
  cut(): void
  /** Breaks every connection, and takes no new one. */
  close(): Promise<void>
}

/** @param url of the server, on this machine. */
export async function layLine(url: string): Promise<Line> {
  const { hostname, port } = new URL(url)
  const open = new Set<{ near: Socket; far: Socket }>()
  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    const pair = { near, far }
    open.add(pair)
    near.pipe(far).pipe(near)
    const end = () => {
      open.delete(pair)
      near.destroy()
      far.destroy()
    }
    for (const socket of [near, far]) socket.on('close', end).on('error', end)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const cut = () => {
    for (const { near, far } of open) {
      near.destroy()
      far.destroy()
    }
  }
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hold() {
      for (const { near, far } of open) far.unpipe(near)
    },
    cut,
    async close() {
      const closed = once(server, 'close')
      server.close()
      cut()
      await closed
    },
  }
}
