import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { isCivilDate } from '../../calendar/index.ts'
import { DEFAULT_LIMITS, DocumentError, FORMATS } from '../../documents/index.ts'
import { ImportError, type ImportFault, type Imports, POST_LEVELS } from '../../imports/index.ts'
import type { ImportedBody, ImportsBody, ReviewBody } from './api-imports.ts'
import { nameOf } from './file-name.ts'
import type { ImportsPort, WebOptions } from './options.ts'

/** Where files are brought; its bodies alone may be larger than a message. */
export const UPLOAD_PATH = '/api/imports'

/** Who reviews on the page: whoever sits at the machine or holds the access token, unless they give a name. */
const REVIEWER = '网页'

const STATUS: Record<ImportFault, 400 | 404 | 409 | 422 | 500 | 503> = {
  'no-text': 422,
  'no-regulation': 422,
  'too-large': 422,
  unknown: 404,
  busy: 503,
  disk: 503,
  'bad-decision': 400,
  'in-use': 409,
  damaged: 500,
}

const decisionsBody = z.strictObject({
  by: z.string().max(100).nullish(),
  decisions: z
    .array(
      z.strictObject({
        subject: z.string().max(200),
        verdict: z.enum(['accept', 'change', 'reject']),
        reason: z.string().max(5_000).nullish(),
        value: z.unknown().optional(),
      }),
    )
    .min(1)
    .max(2_000),
})
const finishBody = z.strictObject({ by: z.string().max(100).nullish() })
const repealBody = z.strictObject({
  by: z.string().max(100).nullish(),
  from: z.string().refine(isCivilDate),
  reason: z.string().min(1).max(5_000),
})

/** The size that an uploaded file may have. */
export function uploadLimit(): MiddlewareHandler {
  return bodyLimit({
    maxSize: DEFAULT_LIMITS.bytes,
    onError: (c) =>
      c.json(
        { error: `文件太大：最多 ${DEFAULT_LIMITS.bytes / 1e6} MB。请去掉里面的图片，或拆成几个文件。` },
        413,
        {
          Connection: 'close',
        },
      ),
  })
}

/** `/api/imports`: bringing regulations, reviewing them, taking them away. */
export function importRoutes({ imports, fresh }: ImportsPort, log: WebOptions['log']): Hono {
  const routes = new Hono()
  /** One file at a time: reading one may take much memory. */
  let reading: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = reading.then(work)
    reading = next.catch(() => undefined)
    return next
  }
  const reviewBody = (id: string, review = imports.review(id)): ReviewBody => ({
    review,
    labels: imports.labels(id),
    levels: POST_LEVELS,
  })

  routes.get('/', (c) => c.json(listBody(imports)))

  routes.post('/', async (c) => {
    const name = nameOf(c)
    if (name === null) return c.json({ error: '请在 X-File-Name 里写明文件名（按 URL 编码）。' }, 400)
    if (!c.req.header('content-type')?.startsWith('application/octet-stream')) {
      return c.json({ error: '文件须以 application/octet-stream 发送。' }, 415)
    }
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    const { report, already } = await inTurn(() => imports.importFile(name, bytes))
    await fresh()
    const body: ImportedBody = { report, already }
    return c.json(body, already ? 200 : 201)
  })

  routes.get('/:id/review', (c) => c.json(reviewBody(c.req.param('id'))))

  routes.post('/:id/decisions', async (c) => {
    const body = await bodyOf(c, decisionsBody)
    if (body instanceof Response) return body
    const id = c.req.param('id')
    const review = await imports.decide(id, body.by || REVIEWER, body.decisions)
    await fresh()
    return c.json(reviewBody(id, review))
  })

  routes.post('/:id/finish', async (c) => {
    const body = await bodyOf(c, finishBody)
    if (body instanceof Response) return body
    const result = await imports.finish(c.req.param('id'), body.by || REVIEWER)
    await fresh()
    return c.json(result)
  })

  routes.post('/:id/repeal', async (c) => {
    const body = await bodyOf(c, repealBody)
    if (body instanceof Response) return body
    await imports.repeal(c.req.param('id'), body.by || REVIEWER, body.from, body.reason)
    await fresh()
    return c.json(listBody(imports))
  })

  routes.delete('/:id', async (c) => {
    await imports.remove(c.req.param('id'))
    await fresh()
    return c.json(listBody(imports))
  })

  routes.onError((error, c) => {
    if (error instanceof DocumentError) return c.json({ error: error.message }, 422)
    if (!(error instanceof ImportError)) throw error
    if (error.fault === 'disk' || error.fault === 'damaged') log.error('导入的法规读写不了', error)
    return c.json({ error: error.message }, STATUS[error.fault])
  })
  return routes
}

function listBody(imports: Imports): ImportsBody {
  const regulations = imports.list().map((each) => {
    const { id, shortName, fullName, inForce, repealed } = each.meta
    const { state, revision, openDecisions, importedAt, sourceName, warnings, findings } = each
    return {
      id,
      shortName,
      fullName,
      inForce,
      repealed,
      state,
      revision,
      openDecisions,
      importedAt,
      sourceName,
      warnings: warnings.map(({ place, message }) => ({ place, message })),
      findings: findings.map(({ message }) => message),
    }
  })
  return {
    regulations,
    accept: FORMATS.flatMap(({ extensions }) => extensions),
    maxBytes: DEFAULT_LIMITS.bytes,
  }
}

/** A JSON type keeps other websites' plain forms out: they cannot send it without asking first. */
async function bodyOf<T>(c: Context, schema: z.ZodType<T>): Promise<T | Response> {
  if (!c.req.header('content-type')?.startsWith('application/json')) {
    return c.json({ error: '须以 application/json 发送。' }, 415)
  }
  const body = schema.safeParse(await c.req.json().catch(() => undefined))
  return body.success ? body.data : c.json({ error: '格式不对，没有记下。' }, 400)
}
