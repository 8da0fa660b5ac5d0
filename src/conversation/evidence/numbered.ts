import type { Attached, LedgerEntry } from '../../ledger/index.ts'
import type { LedgerRow } from '../../storage/index.ts'

/** An attachment of an entry as people speak of it: 第3号的附件2. */
export interface Numbered {
  /** Counted from 1 over all that was ever attached to the entry: taking one down moves no other. */
  number: number
  /** Id of the line that attached it. */
  line: string
  what: Attached
  by: string
  /** ISO 8601, UTC. */
  at: string
  /** null while it stands. */
  takenDown: { by: string; at: string; reason: string | null } | null
}

/** Everything that was ever attached to the entry, oldest first. */
export function attachmentsOf(entry: LedgerEntry): Numbered[] {
  const takenDown = new Map(
    entry.history.flatMap((row) => (row.kind === 'detach' ? [[lineTaken(row), row] as const] : [])),
  )
  return entry.history
    .filter((row) => row.kind === 'attach')
    .map((row, index) => {
      const taken = takenDown.get(row.id)
      return {
        number: index + 1,
        line: row.id,
        what: JSON.parse(row.detail ?? '') as Attached,
        by: row.recordedBy,
        at: row.recordedAt,
        takenDown: taken ? { by: taken.recordedBy, at: taken.recordedAt, reason: taken.reason } : null,
      }
    })
}

function lineTaken({ detail = '{}' }: LedgerRow): string {
  return (JSON.parse(detail) as { line: string }).line
}
