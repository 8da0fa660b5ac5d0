import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as the endpoint got it. */
export interface Received {
  path: string
  headers: IncomingHttpHeaders
  body: {
    model: string
    messages: { role: string; content: string }[]
    response_format?: { type: string; json_schema?: { strict: boolean; schema: object } }
    tools?: { function: { parameters: object } }[]
    tool_choice?: unknown
    [name: string]: unknown
  }
}

export type Answering = (response: ServerResponse, request: Received, index: number) => void

/** A small endpoint on loopback that answers as told, and keeps what it got. */
export async function openEndpoint(answering: Answering) {
  const received: Received[] = []
  let answer = answering
  const closed: number[] = []
  let connections = 0
  const server = createServer((incoming, response) => {
    const parts: Buffer[] = []
    incoming.on('data', (part: Buffer) => parts.push(part))
    incoming.on('end', () => {
      const body = JSON.parse(Buffer.concat(parts).toString() || '{}')
      const request = { path: incoming.url ?? '', headers: incoming.headers, body }
      const index = received.push(request) - 1
      response.on('close', () => {
        if (!response.writableFinished) closed.push(index)
      })
      answer(response, request, index)
    })
  })
  server.on('connection', () => connections++)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    baseUrl: `http://127.0.0.1:${port}/v1`,
    received,
    /** Indexes of the requests whose connection the client closed before the end. */
    closed,
    connections: () => connections,
    /** Requests that are no probe. */
    asked: () => received.filter((request) => !isProbe(request)),
    answer(next: Answering) {
      answer = next
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export function isProbe({ body }: Received): boolean {
  return body.messages.some(({ content }) => content.includes('雨后天晴'))
}

/** Which way of asking a request takes. */
export function rungOf({ body }: Received): string {
  if (body.tools) return 'tool'
  return body.response_format?.type ?? 'prompt'
}

const HEAD = { 'content-type': 'text/event-stream' }

export function event(delta: object, finish: string | null = null, more: object = {}): string {
  const choices = [{ index: 0, delta, finish_reason: finish }]
  return `data: ${JSON.stringify({ id: 'x', object: 'chat.completion.chunk', choices, ...more })}\n\n`
}

/** Streams `text` in pieces, as the rung of the request wants it. */
export function stream(response: ServerResponse, request: Received, text: string, size = 7): void {
  response.writeHead(200, HEAD)
  const asTool = request.body.tools !== undefined
  for (let at = 0; at < text.length; at += size) {
    const piece = text.slice(at, at + size)
    const call = {
      index: 0,
      function: at === 0 ? { name: 'answer', arguments: piece } : { arguments: piece },
    }
    response.write(
      event(asTool ? { role: 'assistant', tool_calls: [call] } : { role: 'assistant', content: piece }),
    )
  }
  response.end(`${event({}, asTool ? 'tool_calls' : 'stop')}data: [DONE]\n\n`)
}

/** Begins a stream that the test goes on with. */
export function begin(response: ServerResponse): void {
  response.writeHead(200, HEAD)
  response.flushHeaders()
}

export function status(code: number, headers: Record<string, string> = {}): Answering {
  return (response) => {
    response.writeHead(code, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify({ error: { message: 'secret-words', type: 'x' } }))
  }
}

/** Answers the probe as an endpoint with strict schemas does, and everything else as told. */
export function afterProbe(answering: Answering): Answering {
  return (response, request, index) => {
    if (isProbe(request)) stream(response, request, '{"colour":"蓝"}')
    else answering(response, request, index)
  }
}
