import { Hono } from 'hono'
import { z } from 'zod'
import type { Session } from './api.ts'
import { createOnce, ReusedIdError } from './once.ts'
import { WEB_PERSON, type WebOptions } from './options.ts'

const messageId = z.string().regex(/^[\w-]{8,64}$/)
const messageBody = z.union([
  z.strictObject({ id: messageId, text: z.string() }),
  z.strictObject({ id: messageId, tap: z.string().min(1).max(500) }),
])
const historyQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(40),
  before: z.coerce.number().int().min(1).optional(),
})

/**
 * The JSON interface under `/api`. How long a text may be, and what an empty one means, is for the conversation core
 * to say; here only the shape is checked.
 */
export function apiRoutes(options: WebOptions): Hono {
  const { conversation, clock } = options
  const once = createOnce()
  const api = new Hono()

  api.get('/session', (c) => {
    const session: Session = {
      now: clock().toISOString(),
      rehearsal: options.rehearsal ?? false,
      canLogOut: options.accessToken !== undefined,
    }
    return c.json(session)
  })

  api.post('/messages', async (c) => {
    // A JSON type keeps other websites' plain forms out: they cannot send it without asking first.
    if (!c.req.header('content-type')?.startsWith('application/json')) {
      return c.json({ error: '消息须以 application/json 发送。' }, 415)
    }
    const json = await c.req.json().catch(() => undefined)
    if (json === undefined) return c.json({ error: '消息不是有效的 JSON，请检查后再发。' }, 400)
    const body = messageBody.safeParse(json)
    if (!body.success) {
      return c.json({ error: '消息格式不对：须有 id，并且只有 text 或 tap 之一。' }, 400)
    }
    const { id, ...said } = body.data
    try {
      const replies = await once(id, JSON.stringify(said), () =>
        conversation.handle({ person: WEB_PERSON, now: clock(), ...said }),
      )
      const lines = replies.map((reply) => `${JSON.stringify(reply)}\n`).join('')
      return c.body(lines, 200, { 'Content-Type': 'application/x-ndjson; charset=utf-8' })
    } catch (error) {
      if (error instanceof ReusedIdError) return c.json({ error: error.message }, 409)
      throw error
    }
  })

  api.get('/welcome', async (c) => c.json(await conversation.welcome(WEB_PERSON, clock())))

  api.get('/history', async (c) => {
    const query = historyQuery.safeParse(c.req.query())
    if (!query.success) return c.json({ error: '参数不对：limit 为 1 到 200，before 为正整数。' }, 400)
    return c.json(await conversation.history(WEB_PERSON, query.data.limit, query.data.before))
  })

  api.get('/board', async (c) => c.json(await conversation.board(WEB_PERSON, clock())))

  api.get('/regulations', (c) => c.json(conversation.regulations()))

  api.get('/regulations/:id', (c) => {
    const regulation = conversation.regulation(c.req.param('id'))
    return regulation ? c.json(regulation) : c.json({ error: '没有这部法规。' }, 404)
  })
  return api
}
