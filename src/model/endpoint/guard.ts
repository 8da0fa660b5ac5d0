import { MAX_STREAM_BYTES, readBody } from './body.ts'
import type { Delta } from './delta.ts'
import { type Exchange, fail } from './exchange.ts'
import { faultOfStatus, retryAfterMs } from './status.ts'

export interface Endpoint {
  /** Of the chat completions. */
  url: URL
  /** Null: no Authorization header is sent. */
  apiKey: string | null
}

/** The page's types are checked with those of browsers, which do not know `from` yet. */
const Streams = ReadableStream as typeof ReadableStream & {
  from(chunks: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array>
}
const MAX_REDIRECTS = 3
const JSON_HEADERS = { 'content-type': 'application/json', accept: 'text/event-stream, application/json' }

/**
 * The `fetch` that the client is given, for one request. It alone decides where the request goes and with which
 * headers (the client takes some from the environment), and hands on nothing but a well-formed stream of events,
 * whatever the endpoint sends. What went wrong stands in `exchange`.
 * @param signal closes the connection.
 */
export function guardedFetch(endpoint: Endpoint, exchange: Exchange, signal: AbortSignal): typeof fetch {
  return async (_input, init) => {
    const response = await post(endpoint, init?.body ?? null, exchange, signal)
    if (!response.ok) {
      exchange.retryAfterMs = retryAfterMs(response.headers.get('retry-after'), Date.now())
      exchange.taken = false
      throw fail(exchange, faultOfStatus(response.status), response.status)
    }
    exchange.taken = true
    if (/\bhtml\b/i.test(response.headers.get('content-type') ?? '')) throw fail(exchange, 'unreadable')
    const length = Number(response.headers.get('content-length'))
    if (length > MAX_STREAM_BYTES) throw fail(exchange, 'too-long')
    const events = Streams.from(eventsOf(readBody(response.body, exchange), exchange))
    return new Response(events, { headers: { 'content-type': 'text/event-stream' } })
  }
}

async function post(
  { url, apiKey }: Endpoint,
  body: RequestInit['body'],
  exchange: Exchange,
  signal: AbortSignal,
): Promise<Response> {
  const headers = { ...JSON_HEADERS, ...(apiKey === null ? {} : { authorization: `Bearer ${apiKey}` }) }
  let target = url
  for (let redirects = 0; ; redirects++) {
    const response = await fetch(target, {
      method: 'POST',
      headers,
      body: body ?? null,
      signal,
      redirect: 'manual',
    }).catch((error: unknown) => {
      // No connection, no request: only where it broke later may tokens have been used.
      exchange.taken = signal.aborted ? null : false
      throw signal.aborted ? error : fail(exchange, 'unreachable')
    })
    if (response.status < 300 || response.status > 399) return response
    const location = response.headers.get('location')
    const next = location === null ? null : URL.parse(location, target.href)
    const sameHost =
      next?.host === target.host && !(target.protocol === 'https:' && next.protocol !== 'https:')
    if (!next || !sameHost || redirects >= MAX_REDIRECTS) {
      exchange.taken = false
      throw fail(exchange, 'refused', response.status)
    }
    await response.body?.cancel()
    target = next
  }
}

const encoder = new TextEncoder()

/** The steps as events in the one form that the client is sure to understand. */
async function* eventsOf(deltas: AsyncGenerator<Delta>, exchange: Exchange): AsyncGenerator<Uint8Array> {
  for await (const { content, args } of deltas) {
    yield event({
      role: 'assistant',
      content,
      ...(args === '' ? {} : { tool_calls: [{ index: 0, type: 'function', function: { arguments: args } }] }),
    })
  }
  yield event({ role: 'assistant', content: '' }, exchange.finish ?? 'stop')
  yield encoder.encode('data: [DONE]\n\n')
}

function event(delta: object, finish: string | null = null): Uint8Array {
  const choices = [{ index: 0, delta, finish_reason: finish }]
  return encoder.encode(
    `data: ${JSON.stringify({ id: 'answer', object: 'chat.completion.chunk', choices })}\n\n`,
  )
}
