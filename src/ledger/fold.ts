import type { LedgerRow } from '../storage/index.ts'
import { LedgerOrderError } from './errors.ts'
import { evidenceOf } from './evidence.ts'
import { isLateEntry } from './late.ts'
import type { LedgerEntry } from './types.ts'

/**
 * The entries that lines of the ledger add up to, in the order in which they were first recorded. `rows` are all
 * lines of one or more people in order of `seq`. A withdrawal is final: values of later lines are kept in the
 * history and change nothing. Throws LedgerOrderError where a line amends a record that does not stand before it.
 */
export function foldLedger(rows: readonly LedgerRow[]): LedgerEntry[] {
  const histories = new Map<string, LedgerRow[]>()
  for (const row of rows) {
    if (row.kind === 'record') {
      histories.set(row.id, [row])
      continue
    }
    const history = histories.get(row.amends ?? '')
    if (history === undefined) throw new LedgerOrderError(row.seq)
    history.push(row)
  }
  return [...histories.values()].map(entryOf)
}

/** Whether a line states values of its own. */
const hasValues = ({ kind }: LedgerRow) => kind === 'record' || kind === 'correction'

/** The entry of one history: values of the last correction before a withdrawal, origin of the record. */
function entryOf(history: readonly LedgerRow[]): LedgerEntry {
  const record = history[0] as LedgerRow
  const end = history.findIndex((row) => row.kind === 'void')
  const effective = (end < 0 ? history : history.slice(0, end)).filter(hasValues)
  const { activity, date, place, count } = effective.at(-1) as LedgerRow
  const entry = {
    id: record.id,
    seq: record.seq,
    person: record.person,
    recordedBy: record.recordedBy,
    activity,
    date,
    place,
    count,
    words: record.words,
    recordedAt: record.recordedAt,
    corrected: effective.length > 1,
    voided: end >= 0,
    history,
    ...evidenceOf(history),
  }
  return { ...entry, late: isLateEntry(entry) }
}
