import type { MessageRow } from '../storage/index.ts'

/** The lines without those that a later one of them is to be read instead of. */
export function withoutRevised(rows: readonly MessageRow[]): MessageRow[] {
  const revised = new Set(rows.flatMap(({ revises }) => revises ?? []))
  return rows.filter(({ seq }) => !revised.has(seq))
}
