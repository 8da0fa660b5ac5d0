import type { Line } from './state.ts'
import type { HistoryLine } from './wire.ts'

/** A line of the history as the page shows it. */
export function historyLine({ seq, from, at, text, reply }: HistoryLine): Line {
  return { key: `h${seq}`, from, at, ...(text !== undefined && { text }), ...(reply && { reply }) }
}
