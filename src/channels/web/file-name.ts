import type { Context } from 'hono'

/** The name of an uploaded file, out of the header `X-File-Name`; null where it has none that can be read. */
export function nameOf(c: Context): string | null {
  try {
    return decodeURIComponent(c.req.header('x-file-name') ?? '') || null
  } catch {
    return null
  }
}
