import type { LedgerEntry } from '../../ledger/index.ts'
import type { LedgerRow } from '../../storage/index.ts'

/** The line that states the values of an entry now. */
export function statedBy(entry: LedgerEntry): LedgerRow {
  return entry.history.findLast(({ kind }) => kind === 'record' || kind === 'correction') as LedgerRow
}

/** Whether somebody else wrote the present values down, and the person has not said that they are so. */
export function isUnaffirmed(entry: LedgerEntry): boolean {
  return !entry.voided && entry.affirmed === null && statedBy(entry).recordedBy !== entry.person
}
