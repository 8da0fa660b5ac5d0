import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { isCivilDate } from '../../calendar/index.ts'
import { EXPORT_FORMATS, ExportError } from '../../exports/index.ts'
import { FileError, type FileFault, type FileStore, MOST_BYTES } from '../../files/index.ts'
import type { FileBody } from './api-files.ts'
import { fileResponse, isForeignRead } from './downloads.ts'
import { nameOf } from './file-name.ts'
import { WEB_PERSON, type WebOptions } from './options.ts'
import type { Uploads } from './uploads.ts'

/** Where files of the evidence are brought. */
export const FILES_PATH = '/api/files'

const STATUS: Record<FileFault, 404 | 413 | 422 | 503> = {
  empty: 422,
  kind: 422,
  secret: 422,
  'too-large': 413,
  unknown: 404,
  disk: 503,
}

const fileQuery = z.object({ name: z.string().min(1).max(200), type: z.string().max(100).default('') })
const exportQuery = z.object({
  person: z.string().max(100).default(WEB_PERSON),
  format: z.enum(EXPORT_FORMATS),
  from: z.string().refine(isCivilDate),
  to: z.string().refine(isCivilDate),
  theme: z.enum(['light', 'dark']).optional(),
})

/** The size that a file of the evidence may have. */
export function filesLimit(): MiddlewareHandler {
  return bodyLimit({
    maxSize: MOST_BYTES,
    onError: (c) =>
      c.json(
        {
          error: `文件太大：最多 ${MOST_BYTES / 1e6} MB，没有保存。请压缩照片、拆成几个文件，或只发要紧的几页。`,
        },
        413,
        { Connection: 'close' },
      ),
  })
}

/**
 * `/api/files`: bringing files, and taking them back: those on the record of the person whom the page serves, and those
 * brought to the page within the hour. A hash alone opens nothing.
 */
export function fileRoutes(options: WebOptions & { files: FileStore }, uploads: Uploads): Hono {
  const { conversation, clock, files, log } = options
  const routes = new Hono()

  routes.post('/', async (c) => {
    const name = nameOf(c)
    if (name === null) return c.json({ error: '请在 X-File-Name 里写明文件名（按 URL 编码）。' }, 400)
    if (!c.req.header('content-type')?.startsWith('application/octet-stream')) {
      return c.json({ error: '文件须以 application/octet-stream 发送。' }, 415)
    }
    const refused = await conversation.refusesFiles({ person: WEB_PERSON, now: clock() })
    if (refused) return c.json({ error: refused }, 403)
    const file = await files.keep({ name, content: new Uint8Array(await c.req.arrayBuffer()) })
    const body: FileBody = { id: uploads.add(file, clock()), file }
    return c.json(body, 201)
  })

  const mayHave = async (sha256: string) =>
    uploads.holds(sha256, clock()) || (await conversation.holdsFile(WEB_PERSON, sha256))

  routes.get('/:sha256/thumbnail', async (c) => {
    if (isForeignRead(c)) return foreign(c)
    const sha256 = c.req.param('sha256')
    const small = (await mayHave(sha256)) ? await files.thumbnail(sha256) : null
    if (!small) return c.json({ error: '这个附件没有缩略图。' }, 404)
    return fileResponse(c, { name: 'thumbnail.jpg', mediaType: 'image/jpeg', bytes: small })
  })

  routes.get('/:sha256', async (c) => {
    if (isForeignRead(c)) return foreign(c)
    const query = fileQuery.safeParse(c.req.query())
    if (!query.success) return c.json({ error: '参数不对：须有文件名 name。' }, 400)
    const { name, type } = query.data
    const sha256 = c.req.param('sha256')
    if (!(await mayHave(sha256))) return c.json({ error: '没有找到这个附件。' }, 404)
    const attachment = { name, mediaType: type, file: sha256 }
    return fileResponse(c, await conversation.open(attachment, clock()))
  })

  routes.onError((error, c) => failed(error, c, log))
  return routes
}

/** `/api/exports`: what the person takes away, made now. */
export function exportRoutes({ conversation, clock, log }: WebOptions): Hono {
  const routes = new Hono()
  routes.get('/', async (c) => {
    if (isForeignRead(c)) return foreign(c)
    const query = exportQuery.safeParse(c.req.query())
    if (!query.success) {
      return c.json({ error: '参数不对：须有 format，以及起止日期 from、to（如 2026-01-01）。' }, 400)
    }
    const { theme, ...spec } = query.data
    if (spec.person !== WEB_PERSON) {
      return c.json({ error: '这里只能导出本人的台账；代管人员的请在命令行导出。' }, 403)
    }
    const opened = await conversation.open(
      { name: '', mediaType: '', export: { ...spec, ...(theme && { theme }) } },
      clock(),
    )
    return fileResponse(c, opened)
  })
  routes.onError((error, c) => failed(error, c, log))
  return routes
}

function foreign(c: Context): Response {
  return c.json({ error: '请求来自别的网站，已拒绝。' }, 403)
}

function failed(error: unknown, c: Context, log: WebOptions['log']): Response {
  if (error instanceof ExportError) return c.json({ error: error.message }, 422)
  if (!(error instanceof FileError)) throw error
  // The cause alone: what was brought, and under which name, is nobody's business.
  if (error.fault === 'disk') log.error('附件读写不了', error)
  return c.json({ error: error.message }, STATUS[error.fault])
}
