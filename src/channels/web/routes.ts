import { Hono } from 'hono'
import { z } from 'zod'
import type { Session } from './api.ts'
import { exportRoutes, fileRoutes } from './files.ts'
import { importRoutes } from './imports.ts'
import { messagesHandler } from './messages.ts'
import { WEB_PERSON, type WebOptions } from './options.ts'
import { createUploads } from './uploads.ts'

const historyQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(40),
  before: z.coerce.number().int().min(1).optional(),
})

const checklistQuery = z.object({ span: z.enum(['quarter', 'year', 'last-year']) })

const remindersQuery = z.object({ after: z.coerce.number().int().min(0) })

/** Lines of the history among which reminders are looked for: a page that is open asks every minute. */
const LOOKED_AT = 40

/**
 * The JSON interface under `/api`.
 * @param closing aborts once the server takes no more requests.
 */
export function apiRoutes(options: WebOptions, closing: AbortSignal): Hono {
  const { conversation, clock } = options
  const api = new Hono()

  const { imports, files, log } = options
  const uploads = createUploads()
  if (imports) {
    api.use(async (_, next) => {
      // Another process may have imported something: where it cannot be loaded, what was there before still answers.
      await imports.fresh().catch((error: unknown) => log.error('没有能载入改动过的法规', error))
      return next()
    })
    api.route('/imports', importRoutes(imports, log))
  }

  api.get('/session', (c) => {
    const session: Session = {
      now: clock().toISOString(),
      rehearsal: options.rehearsal ?? false,
      canImport: options.imports !== undefined,
      canAttach: options.files !== undefined,
      canLogOut: options.accessToken !== undefined,
    }
    return c.json(session)
  })

  api.post('/messages', messagesHandler(options, uploads, closing))

  if (files) api.route('/files', fileRoutes({ ...options, files }, uploads))
  api.route('/exports', exportRoutes(options))

  api.get('/welcome', async (c) => c.json(await conversation.welcome(WEB_PERSON, clock())))

  api.get('/history', async (c) => {
    const query = historyQuery.safeParse(c.req.query())
    if (!query.success) return c.json({ error: '参数不对：limit 为 1 到 200，before 为正整数。' }, 400)
    return c.json(await conversation.history(WEB_PERSON, query.data.limit, query.data.before))
  })

  api.get('/reminders', async (c) => {
    const query = remindersQuery.safeParse(c.req.query())
    if (!query.success) return c.json({ error: '参数不对：after 为零或正整数。' }, 400)
    const { after } = query.data
    const lines = await conversation.history(WEB_PERSON, LOOKED_AT)
    return c.json(lines.filter(({ seq, reply }) => seq > after && reply?.unasked))
  })

  api.get('/board', async (c) => c.json(await conversation.board(WEB_PERSON, clock())))

  api.get('/checklist', async (c) => {
    const query = checklistQuery.safeParse(c.req.query())
    if (!query.success) return c.json({ error: '参数不对：span 为 quarter、year 或 last-year。' }, 400)
    return c.json(await conversation.checklist(WEB_PERSON, query.data.span, clock()))
  })

  api.get('/regulations', (c) => c.json(conversation.regulations()))

  api.get('/regulations/:id', (c) => {
    const regulation = conversation.regulation(c.req.param('id'))
    return regulation ? c.json(regulation) : c.json({ error: '没有这部法规。' }, 404)
  })
  return api
}
