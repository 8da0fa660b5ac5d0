import type { InboxRow } from '../../storage/index.ts'
import type { Handling } from './handling.ts'
import { readUpdate } from './incoming/index.ts'
import type { Incoming } from './incoming/types.ts'
import { pause } from './pause.ts'

export type FileIncoming = Incoming & { type: 'file' }

/** A file with the stored update that it came in. */
export interface Sent {
  incoming: FileIncoming
  row: InboxRow
}

/** The pictures of an album come as updates of their own, right after each other. */
const QUIET_MS = 300
const MOST_ROUNDS = 6
/** Telegram's albums hold ten. */
const MOST_TOGETHER = 20

/** Waits until no further picture of the album comes; at once where it is none. */
export async function albumComplete(handling: Handling, first: Sent): Promise<void> {
  if (first.incoming.album === null) return
  let count = -1
  for (let round = 0; round < MOST_ROUNDS && !handling.stopping.aborted; round += 1) {
    const now = sentTogether(handling, first).length
    if (now === count) return
    count = now
    await pause(QUIET_MS, handling.stopping)
  }
}

/**
 * The files that wait behind one and belong to it: those of its album; in private also those that the same person sent
 * right after it without a word. They are to have one answer.
 */
export function sentTogether({ behind, bot }: Handling, { incoming, row }: Sent): Sent[] {
  const found: Sent[] = []
  let uninterrupted = true
  for (const each of behind(row.lane)) {
    const other = readUpdate(JSON.parse(each.body), bot)
    const file = other.type === 'file' && other.from.person === incoming.from.person ? other : null
    const inAlbum = file?.album !== undefined && file.album !== null && file.album === incoming.album
    uninterrupted &&= file?.text === null && file.where.kind === 'private'
    if (file && file.forwarded === incoming.forwarded && (inAlbum || uninterrupted))
      found.push({ incoming: file, row: each })
    uninterrupted &&= file !== null
    if (found.length === MOST_TOGETHER - 1) break
  }
  return found
}
