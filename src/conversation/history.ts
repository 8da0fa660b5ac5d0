import type { Reply } from '../reply/index.ts'
import type { MessageRow, Store } from '../storage/index.ts'
import type { HistoryLine } from './types.ts'

/** See `Conversation.history`: a line that a later one is read instead of is left out, on whichever page that one is. */
export async function historyOf(
  store: Store,
  person: string,
  limit: number,
  beforeSeq: number | undefined,
): Promise<HistoryLine[]> {
  // At most every second line is one that the next is read instead of.
  const rows = await store.messages(person, 2 * limit, beforeSeq)
  // The line that stands first on the newer page may be read instead of one on this page.
  const next = beforeSeq === undefined ? [] : await store.messages(person, 1, beforeSeq + 1)
  return withoutRevised([...rows, ...next])
    .filter(({ seq }) => beforeSeq === undefined || seq < beforeSeq)
    .slice(-limit)
    .map(lineOf)
}

function lineOf({ seq, from, at, body }: MessageRow): HistoryLine {
  const line = { seq, from, at }
  return from === 'person' ? { ...line, text: body } : { ...line, reply: JSON.parse(body) as Reply }
}

/** The lines without those that a later one of them is to be read instead of. */
export function withoutRevised(rows: readonly MessageRow[]): MessageRow[] {
  const revised = new Set(rows.flatMap(({ revises }) => revises ?? []))
  return rows.filter(({ seq }) => !revised.has(seq))
}
