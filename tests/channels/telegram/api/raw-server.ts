import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** What a call brought. */
export interface RawCall {
  path: string
  type: string
  body: string
  socket: Socket
}

export interface RawServer {
  url: string
  calls: RawCall[]
  close(): Promise<void>
}

/** A server that answers as the test says, to see and to spoil what goes over the wire. */
export async function startRawServer(
  answer: (call: RawCall, response: ServerResponse, request: IncomingMessage) => void,
): Promise<RawServer> {
  const calls: RawCall[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const type = request.headers['content-type'] ?? ''
      const body = Buffer.concat(parts).toString('utf8')
      const call = { path: request.url ?? '', type, body, socket: request.socket }
      calls.push(call)
      answer(call, response, request)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

export function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}
