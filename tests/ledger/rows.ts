import type { ActivityDraft, LineOrigin } from '../../src/ledger/index.ts'
import type { LedgerRow, NewLedgerRow } from '../../src/storage/index.ts'

/** Ids n1, n2, … */
export function counter(): () => string {
  let n = 0
  return () => {
    n += 1
    return `n${n}`
  }
}

/** The rows as a store gives them back: numbered in order, from `first`. */
export const numbered = (rows: readonly NewLedgerRow[], first = 1): LedgerRow[] =>
  rows.map((row, i) => ({ ...row, seq: first + i }))

export const origin = (
  newId: () => string,
  over: Partial<LineOrigin> = {},
): LineOrigin & { person: string } => ({
  person: 'zhang',
  recordedBy: 'staff',
  words: '今天带队检查了某化工厂',
  recordedAt: '2026-09-30T02:00:00.000Z',
  confirmation: 'card-1',
  newId,
  ...over,
})

export const draft = (over: Partial<ActivityDraft> = {}): ActivityDraft => ({
  activity: 'led-inspection',
  date: '2026-09-30',
  place: '某化工厂',
  count: 1,
  ...over,
})
