import type { CivilDate } from '../calendar/index.ts'
import type { LedgerRow } from '../storage/index.ts'
import type { EntryDuty, EntryEvidence } from './evidence.ts'

/** An activity as the ledger holds it now: its record with every correction and withdrawal applied. */
export interface LedgerEntry {
  /** Id of the `record`, the same for good. */
  id: string
  /** Position of the `record` in the ledger. */
  seq: number
  /** Whose activity it is. */
  person: string
  /** Who wrote the record down. */
  recordedBy: string
  activity: string
  /** The day on which it took place. */
  date: CivilDate
  place: string | null
  count: number
  /** The words on which the record rests, whatever was corrected later. */
  words: string
  /** When it was first written down; ISO 8601, UTC. */
  recordedAt: string
  corrected: boolean
  /** Withdrawn, for good. */
  voided: boolean
  /** 补录: written down after the calendar quarter of its day; for other periods see isLateEntry. */
  late: boolean
  /** Files and web addresses on record for it, oldest first. */
  evidence: readonly EntryEvidence[]
  /** Duty items for which it was confirmed to be evidence, oldest first; what rules count is not among them. */
  duties: readonly EntryDuty[]
  /** The official's own word for the present values, where staff recorded them; null where there is none. */
  affirmed: { by: string; at: string } | null
  /** Every line about it, in order of `seq`; the first is the `record`. */
  history: readonly LedgerRow[]
}
