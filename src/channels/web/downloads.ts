import type { Context, MiddlewareHandler } from 'hono'
import type { OpenedAttachment } from '../../conversation/index.ts'
import { sanitize } from '../../text/index.ts'

/**
 * The answer with a file that nothing of the page's own may be made of: saved, never shown as a page, whatever it
 * holds. Pictures among them may still be shown by the page itself.
 */
export function fileResponse(c: Context, { name, mediaType, bytes }: OpenedAttachment): Response {
  c.header('Content-Type', TYPE.test(mediaType) ? mediaType : 'application/octet-stream')
  c.header('Content-Disposition', disposition(name))
  c.header('X-Content-Type-Options', 'nosniff')
  return c.body(new Uint8Array(bytes))
}

/** Gives what is saved a policy of its own; to stand outside of what gives the page's policy to every answer. */
export function sandboxed(): MiddlewareHandler {
  return async (c, next) => {
    await next()
    if (c.res.headers.get('content-disposition')?.startsWith('attachment')) {
      c.header('Content-Security-Policy', "sandbox; default-src 'none'; frame-ancestors 'none'")
    }
  }
}

/** Kinds that files are kept or made as; HTML and scripts are none of them. */
const TYPE =
  /^(image\/(png|jpeg|webp|heic)|application\/(pdf|zip|json|msword|vnd\.ms-excel|vnd\.openxmlformats-officedocument\.[a-z.]+)|text\/(plain|markdown|calendar)(; ?charset=utf-8)?)$/

/** Both names that RFC 6266 knows: in ASCII for what is old, whole for the rest. */
function disposition(name: string): string {
  const flat = sanitize(name).replace(/[/\\\n\t]/g, '_') || 'file'
  const ascii = flat.replace(/[^\x20-\x7e]|["%]/g, '_')
  const whole = encodeURIComponent(flat).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  return `attachment; filename="${ascii}"; filename*=UTF-8''${whole}`
}

/** Another website may neither make the machine work nor learn from the time that it takes. */
export function isForeignRead(c: Context): boolean {
  const site = c.req.header('sec-fetch-site')
  return site !== undefined && site !== 'same-origin' && site !== 'none'
}
