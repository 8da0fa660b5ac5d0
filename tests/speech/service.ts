import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One request as the service understood it. */
export interface Heard {
  authorization: string | null
  fields: Record<string, string>
  file: { name: string; bytes: Uint8Array }
}

type Answer = (response: ServerResponse, attempt: number) => void

/** A speech service on loopback: OpenAI's POST /v1/audio/transcriptions, with the answer that the test plays. */
export interface Service {
  baseUrl: string
  heard: Heard[]
  /** What it answers from here on; `attempt` counts from 1 at each call of this. */
  play(answer: Answer): void
  close(): Promise<void>
}

/** Answers with a status and a body. */
export function says(
  status: number,
  body: string,
  headers: Record<string, string> = { 'content-type': 'application/json' },
): Answer {
  return (response) => response.writeHead(status, headers).end(body)
}

export async function openService(): Promise<Service> {
  const heard: Heard[] = []
  let answer: Answer = says(200, '{"text":"好"}')
  let attempt = 0
  const server = createServer(async (request, response) => {
    if (request.method !== 'POST' || request.url !== '/v1/audio/transcriptions') {
      response.writeHead(404).end('{"error":{"message":"no such route"}}')
      return
    }
    heard.push(await understand(request))
    answer(response, ++attempt)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    heard,
    play(next) {
      answer = next
      attempt = 0
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

async function understand(request: IncomingMessage): Promise<Heard> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const headers = { 'content-type': request.headers['content-type'] ?? '' }
  const form = await new Response(Buffer.concat(chunks), { headers }).formData()
  const file = form.get('file')
  if (!(file instanceof File)) throw new Error('no file in the form')
  const fields = [...form.entries()].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return {
    authorization: request.headers.authorization ?? null,
    fields: Object.fromEntries(fields),
    file: { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) },
  }
}
