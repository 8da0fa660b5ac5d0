import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One request as the service understood it. */
export interface Asked {
  authorization: string | null
  model: string
  texts: string[]
  encoding: string | undefined
}

type Answer = (response: ServerResponse, asked: Asked, attempt: number) => void

/** An embedding service on loopback: OpenAI's POST /v1/embeddings. */
export interface Service {
  baseUrl: string
  /** Every request, in order. */
  asked: Asked[]
  /** What it answers from here on; `attempt` counts from 1 at each call of this. Default: {@link vectors}. */
  play(answer: Answer): void
  /** Resolves once so many requests were asked in all. */
  reached(requests: number): Promise<void>
  close(): Promise<void>
}

export const DIMENSION = 64

/**
 * A bag of characters and pairs of them, each hashed to one of the numbers: texts that share words are near each other,
 * and the same text has the same vector everywhere. Its length is not one.
 */
export function vectorOf(text: string, dimension = DIMENSION): number[] {
  const vector: number[] = new Array(dimension).fill(0)
  const add = (term: string, weight: number) => {
    let hash = 2166136261
    for (let i = 0; i < term.length; i++) hash = Math.imul(hash ^ term.charCodeAt(i), 16777619)
    const at = (hash >>> 0) % dimension
    vector[at] = (vector[at] as number) + weight
  }
  for (let i = 0; i < text.length; i++) {
    add(text.slice(i, i + 1), 0.25)
    add(text.slice(i, i + 2), 1)
  }
  return vector
}

/** The answer of a service that works. */
export const vectors: Answer = (response, { texts, model }) =>
  says(200, {
    object: 'list',
    model,
    data: texts.map((text, index) => ({ object: 'embedding', index, embedding: vectorOf(text) })),
    usage: { prompt_tokens: 1, total_tokens: 1 },
  })(response)

/** Answers with a status and a body; text goes as it is, anything else as JSON. */
export function says(status: number, body: unknown, headers: Record<string, string> = {}) {
  return (response: ServerResponse): void => {
    const whole = typeof body === 'string' ? body : JSON.stringify(body)
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(whole)
  }
}

export async function openService(): Promise<Service> {
  const asked: Asked[] = []
  const waiting: { requests: number; resolve: () => void }[] = []
  let answer: Answer = vectors
  let attempt = 0
  const server = createServer(async (request, response) => {
    if (request.method !== 'POST' || request.url !== '/v1/embeddings') {
      says(404, { error: { message: 'no such route' } })(response)
      return
    }
    const one = await understand(request)
    asked.push(one)
    for (const { requests, resolve } of waiting) if (asked.length >= requests) resolve()
    answer(response, one, ++attempt)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    play(next) {
      answer = next
      attempt = 0
    },
    reached: (requests) =>
      asked.length >= requests
        ? Promise.resolve()
        : new Promise((resolve) => waiting.push({ requests, resolve })),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

async function understand(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const {
    model,
    input,
    encoding_format: encoding,
  } = JSON.parse(Buffer.concat(chunks).toString()) as {
    model: string
    input: string | string[]
    encoding_format?: string
  }
  const authorization = request.headers.authorization ?? null
  return { authorization, model, texts: typeof input === 'string' ? [input] : input, encoding }
}
