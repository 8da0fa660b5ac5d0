import type { Checklist } from './types.ts'

/** Totals over the duty items of several people: nobody can be told from them, and nobody is compared. */
export interface Counts {
  /** Duty items, the organisation's own among them; one that several people have counts for each. */
  duties: number
  /** Those with something on record in the span. */
  withRecord: number
  /** Those without. */
  withoutRecord: number
  /** Those of which a period is open and not done yet. */
  open: number
  /** Those of which a period is over and what is on record for it does not reach the number. */
  past: number
}

/** What the lists of several people come to, whatever their order. */
export function countsOf(checklists: readonly Checklist[]): Counts {
  const rows = checklists.flatMap(({ lists }) => lists.flatMap((list) => list.rows))
  const having = (holds: (row: (typeof rows)[number]) => boolean) => rows.filter(holds).length
  const withRecord = having(({ entries }) => entries.length > 0)
  return {
    duties: rows.length,
    withRecord,
    withoutRecord: rows.length - withRecord,
    open: having(({ periods }) => periods.some(({ entry }) => entry.status === 'open')),
    past: having(({ periods }) => periods.some(({ entry }) => entry.status === 'missed')),
  }
}
