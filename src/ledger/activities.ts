import type { DutyActivity } from '../duties/index.ts'
import type { LedgerEntry } from './types.ts'

/** The entries as the evaluator takes them: one activity each, withdrawn ones marked as such, repeats as `count`. */
export function toActivities(entries: readonly LedgerEntry[]): DutyActivity[] {
  return entries.map(({ id, activity, date, voided, count }) => ({ id, type: activity, date, voided, count }))
}
