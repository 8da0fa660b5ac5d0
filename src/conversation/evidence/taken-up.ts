import type { Attached } from '../../ledger/index.ts'
import { readCard } from '../cards/card.ts'
import type { Turn } from '../turn.ts'
import { keyOf } from './schema.ts'

/** Whether an open card of who speaks, other than `but`, holds what came with the words. */
export async function isTakenUp(turn: Turn, evidence: readonly Attached[], but?: string): Promise<boolean> {
  const [first] = evidence
  if (!first) return true
  const rows = (await turn.parts.store.openPending(turn.by)).filter((row) => row.id !== but)
  return rows.some((row) => {
    const { payload } = readCard(row)
    const held = 'evidence' in payload ? (payload.evidence ?? []) : []
    return held.some((each) => keyOf(each) === keyOf(first))
  })
}
