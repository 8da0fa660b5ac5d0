import { type Attached, attachRow, foldLedger, type LineOrigin } from '../../ledger/index.ts'
import type { NewLedgerRow } from '../../storage/index.ts'

/**
 * The lines that attach what is on a card to each of the records that the same confirmation makes; they follow the
 * records in the same `append`.
 */
export function attachedTo(
  records: readonly NewLedgerRow[],
  evidence: readonly Attached[],
  origin: LineOrigin,
): NewLedgerRow[] {
  if (evidence.length === 0) return []
  // Numbers are given by the store; here they only keep the order.
  const entries = foldLedger(records.map((row, index) => ({ ...row, seq: index + 1 })))
  return entries.flatMap((entry) => evidence.map((what) => attachRow(entry, what, origin)))
}
