import { randomBytes } from 'node:crypto'
import type { KeptFile } from '../../files/index.ts'

/** How long a file that was brought waits to be sent with a message. */
const WAITS_MS = 3_600_000
/** More than anybody brings within that time; the oldest then go first. */
const MOST_WAITING = 500

export interface Uploads {
  /** Notes a file that was brought, and gives the id by which a message names it. */
  add(file: KeptFile, now: Date): string
  /** The files of these ids in their order; null where one of them is not known any more. */
  find(ids: readonly string[], now: Date): KeptFile[] | null
  /** Whether the file of this hash was brought so lately that it may still be sent. */
  holds(sha256: string, now: Date): boolean
}

/**
 * Files that were brought to the page and wait to be sent, by id. The memory is this process's own: the files
 * themselves are kept, and can be brought again.
 */
export function createUploads(): Uploads {
  const waiting = new Map<string, { file: KeptFile; until: number }>()
  return {
    add(file, now) {
      const id = randomBytes(12).toString('hex')
      waiting.set(id, { file, until: now.getTime() + WAITS_MS })
      for (const [each, { until }] of waiting) {
        if (until > now.getTime() && waiting.size <= MOST_WAITING) break
        waiting.delete(each)
      }
      return id
    },
    find(ids, now) {
      const found = ids.flatMap((id) => {
        const known = waiting.get(id)
        return known && known.until > now.getTime() ? [known.file] : []
      })
      return found.length === ids.length ? found : null
    },
    holds: (sha256, now) =>
      [...waiting.values()].some(({ file, until }) => file.sha256 === sha256 && until > now.getTime()),
  }
}
