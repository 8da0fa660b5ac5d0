import type { EntryDuty, EntryEvidence, LedgerEntry } from '../ledger/index.ts'
import type { LedgerRow } from '../storage/index.ts'
import type { Facts } from './facts.ts'
import { activityName } from './words.ts'

/** An entry with all that is on record of it, as the JSON export has it. */
export function jsonEntry(facts: Facts, entry: LedgerEntry) {
  return {
    ...chainedEntry(entry),
    activityName: activityName(facts, entry.activity),
    recordedByName: facts.names.get(entry.recordedBy) ?? null,
  }
}

/** What the JSON export has of an entry that follows from its lines in the chain. */
export function chainedEntry(entry: LedgerEntry) {
  const { id, seq, activity, date, place, count, words, recordedBy, recordedAt } = entry
  return {
    id,
    seq,
    activity,
    date,
    place,
    count,
    words,
    recordedBy,
    recordedAt,
    late: entry.late,
    corrected: entry.corrected,
    withdrawn: entry.voided,
    affirmed: entry.affirmed,
    evidence: entry.evidence.map(evidence),
    duties: entry.duties.map(duty),
    history: entry.history.map(line),
  }
}

function evidence({ line, seq, what, by, at }: EntryEvidence) {
  return { line, seq, ...what, by, at }
}

function duty({ line, seq, target, by, at }: EntryDuty) {
  return { line, seq, ...target, by, at }
}

/** A line of the ledger, with what it says beside its values as JSON, not as text. */
function line({ person: _, detail, ...row }: LedgerRow) {
  return { ...row, detail: detail === undefined ? null : (JSON.parse(detail) as unknown) }
}
