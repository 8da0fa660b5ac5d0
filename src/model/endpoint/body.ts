import { type Delta, deltaOf } from './delta.ts'
import { type Exchange, fail } from './exchange.ts'
import { readEvents } from './lines.ts'

/** An honest answer has some thousand characters, more where the model thinks aloud in it. */
export const MAX_ANSWER_BYTES = 64 * 1024
/** An answer that is no stream, with all that stands around it. */
const MAX_WHOLE_CHARACTERS = 256 * 1024
/** A stream wraps each word in some 200 bytes, and a model that thinks aloud writes much that is no answer. */
export const MAX_STREAM_BYTES = 2 * 1024 * 1024
/** Servers that say that they have finished, and then neither `[DONE]` nor end. */
const GRACE_MS = 250
/** From `[DONE]` to the end of the body: only a connection that was read to its end can be used again. */
const DRAIN_MS = 30

/**
 * The steps of an answer, whether the endpoint sends a stream, as asked, or the answer as a whole.
 * @throws {ModelError} what is wrong with it, also noted in `exchange`; reading stops there.
 */
export async function* readBody(
  body: ReadableStream<Uint8Array> | null,
  exchange: Exchange,
): AsyncGenerator<Delta> {
  let answerBytes = 0
  for await (const delta of deltas(body, exchange)) {
    answerBytes += Buffer.byteLength(delta.content) + Buffer.byteLength(delta.args)
    if (answerBytes > MAX_ANSWER_BYTES) throw fail(exchange, 'too-long')
    exchange.begun = true
    yield delta
  }
}

async function* deltas(body: ReadableStream<Uint8Array> | null, exchange: Exchange): AsyncGenerator<Delta> {
  const pieces = textOf(body, exchange)
  let head = ''
  for (;;) {
    const { value, done } = await pieces.next()
    if (done) throw fail(exchange, 'empty')
    head = (head + value).trimStart()
    if (head !== '') break
  }
  if (head.startsWith('<')) throw fail(exchange, 'unreadable')
  if (head.startsWith('{') || head.startsWith('[')) yield* whole(head, pieces, exchange)
  else yield* streamed(head, pieces, exchange)
}

async function* whole(
  head: string,
  pieces: AsyncGenerator<string>,
  exchange: Exchange,
): AsyncGenerator<Delta> {
  const parts = [head]
  let characters = head.length
  for await (const piece of pieces) {
    parts.push(piece)
    characters += piece.length
    if (characters > MAX_WHOLE_CHARACTERS) throw fail(exchange, 'too-long')
  }
  const delta = deltaOf(parsed(parts.join(''), exchange), exchange)
  if (delta) yield delta
}

async function* streamed(
  head: string,
  pieces: AsyncGenerator<string>,
  exchange: Exchange,
): AsyncGenerator<Delta> {
  const events = readEvents()
  let any = false
  const read = function* (found: string[]): Generator<Delta, boolean> {
    for (const event of found) {
      any = true
      if (event.trim() === '[DONE]') return true
      const delta = deltaOf(parsed(event, exchange), exchange)
      if (delta) yield delta
    }
    return false
  }
  /** What comes after the answer is whole: nothing that goes wrong there matters. */
  const afterwards = (ms: number) =>
    within(ms, pieces.next()).catch(() => {
      exchange.fault = null
      return null
    })
  let ended = yield* read(events.push(head))
  while (!ended) {
    const next = await (exchange.finish === null ? pieces.next() : afterwards(GRACE_MS))
    if (next === null) return
    if (next.done) break
    ended = yield* read(events.push(next.value))
  }
  if (ended) await afterwards(DRAIN_MS)
  else yield* read(events.end())
  if (!any) throw fail(exchange, 'unreadable')
}

/** The text of a body as it arrives. */
async function* textOf(body: ReadableStream<Uint8Array> | null, exchange: Exchange): AsyncGenerator<string> {
  if (!body) return
  const decoder = new TextDecoder()
  let bytes = 0
  const reader = body.getReader()
  for (;;) {
    const { value, done } = await reader.read().catch(() => {
      throw fail(exchange, 'unreachable')
    })
    if (done) break
    bytes += value.byteLength
    if (bytes > MAX_STREAM_BYTES) throw fail(exchange, 'too-long')
    const text = decoder.decode(value, { stream: true })
    if (text !== '') yield text
  }
  const rest = decoder.decode()
  if (rest !== '') yield rest
}

function parsed(text: string, exchange: Exchange): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw fail(exchange, 'unreadable')
  }
}

/** What `work` comes to within the time; null where it takes longer. */
async function within<T>(ms: number, work: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms)
  })
  work.catch(() => {})
  return await Promise.race([work, late]).finally(() => clearTimeout(timer))
}
