import type { Context, Handler } from 'hono'
import { z } from 'zod'
import type { IncomingMessage } from '../../conversation/index.ts'
import type { Reply } from '../../reply/index.ts'
import { MOST_FILES } from './api-files.ts'
import { createOnce, ReusedIdError } from './once.ts'
import { WEB_PERSON, type WebOptions } from './options.ts'
import { lineOf, phrasingStream } from './phrasing.ts'
import type { Uploads } from './uploads.ts'

const DEFAULT_MODEL_WAIT_MS = 2_500

const messageId = z.string().regex(/^[\w-]{8,64}$/)
const fileIds = z
  .array(z.string().regex(/^[0-9a-f]{24}$/))
  .min(1)
  .max(MOST_FILES)
const messageBody = z.union([
  z.strictObject({ id: messageId, text: z.string(), files: fileIds.optional() }),
  z.strictObject({ id: messageId, files: fileIds }),
  z.strictObject({ id: messageId, tap: z.string().min(1).max(500) }),
])
type Body = z.infer<typeof messageBody>
type Said = { text?: string; tap?: string; files?: string[] | undefined }

const HEADERS = {
  'Content-Type': 'application/x-ndjson; charset=utf-8',
  // Each line is read as it comes: no proxy may hold it back, to fill a buffer or to compress.
  'X-Accel-Buffering': 'no',
  'Cache-Control': 'no-transform',
}

/**
 * `POST /api/messages`: the replies at once, then what a model makes of one of them, as in {@link MessageLine}. How
 * long a text may be, and what an empty one means, is for the conversation core to say; here only the shape is checked.
 * @param closing aborts once the server takes no more requests; what is being phrased is then given up.
 */
export function messagesHandler(options: WebOptions, uploads: Uploads, closing: AbortSignal): Handler {
  const { conversation, clock, log, modelWaitMs: waitMs = DEFAULT_MODEL_WAIT_MS } = options
  const once = createOnce()
  /** The page serves one person, of whom only the latest message is worth phrasing for. */
  let phrasing = new AbortController()
  closing.addEventListener('abort', () => phrasing.abort())

  const phrase = (message: IncomingMessage, replies: Reply[], gone: AbortSignal) => {
    const index = replies.findIndex((reply) => conversation.phrasable(reply))
    const reply = replies[index]
    if (!reply || gone.aborted || closing.aborted) return null
    phrasing.abort()
    const stop = new AbortController()
    phrasing = stop
    gone.addEventListener('abort', () => stop.abort())
    return phrasingStream({
      replies,
      index,
      stop,
      phrase: (onProgress) => conversation.phrase(message, reply, { signal: stop.signal, onProgress }),
      failed: (error) => log.error('用模型组织表述时出错', error),
    })
  }

  return async (c) => {
    const body = await bodyOf(c)
    if (body instanceof Response) return body
    const { id, ...said } = body
    const gone = c.req.raw.signal
    let handled: IncomingMessage | undefined
    try {
      const replies = await once(id, JSON.stringify(said), async () => {
        phrasing.abort()
        const now = clock()
        const message: IncomingMessage = { person: WEB_PERSON, now, ...withFiles(said, uploads, now) }
        handled = await conversation.consider(message, { waitMs, signal: gone })
        return conversation.handle(handled)
      })
      // Only who was answered first sees it grow: whoever asks again with the same id wants the answer, and has it.
      const stream = handled && phrase(handled, replies, gone)
      return c.body(stream ?? replies.map(lineOf).join(''), 200, HEADERS)
    } catch (error) {
      if (error instanceof ReusedIdError) return c.json({ error: error.message }, 409)
      if (error instanceof ForgottenFileError) return c.json({ error: error.message }, 410)
      throw error
    }
  }
}

/** A file was brought too long ago, or before the server was started anew. */
class ForgottenFileError extends Error {}

/** @throws {ForgottenFileError} where a file is to be brought again; nothing was said then. */
function withFiles({ files: ids, ...said }: Said, uploads: Uploads, now: Date): Partial<IncomingMessage> {
  if (ids === undefined) return said
  const files = uploads.find(ids, now)
  if (files) return { ...said, files }
  throw new ForgottenFileError('附件添加后超过一小时没有发送，已失效：请点“改一改再发”，移除后重新添加。')
}

/** The message, or why it is none. */
async function bodyOf(c: Context): Promise<Body | Response> {
  // A JSON type keeps other websites' plain forms out: they cannot send it without asking first.
  if (!c.req.header('content-type')?.startsWith('application/json')) {
    return c.json({ error: '消息须以 application/json 发送。' }, 415)
  }
  const json = await c.req.json().catch(() => undefined)
  if (json === undefined) return c.json({ error: '消息不是有效的 JSON，请检查后再发。' }, 400)
  const body = messageBody.safeParse(json)
  if (body.success) return body.data
  return c.json(
    { error: '消息格式不对：须有 id，以及 text、tap 之一；附件编号 files 可以和 text 一起，也可以单独。' },
    400,
  )
}
