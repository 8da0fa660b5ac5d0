import type { Run } from './types.ts'

export interface Quality {
  /** Questions that have a right line. */
  questions: number
  /** Share of them whose first hit, one of whose first ten hits, is right. */
  recallAt1: number
  recallAt10: number
  /** Mean of 1 / rank of the first right hit; 0 beyond the tenth. */
  mrrAt10: number
}

/** How well the runs' first ten hits meet the gold lines; a question that was not answered counts as missed. */
export function qualityOf(found: Run['found'], gold: ReadonlyMap<string, ReadonlySet<string>>): Quality {
  let first = 0
  let ten = 0
  let reciprocal = 0
  for (const [qid, right] of gold) {
    const rank = (found[qid] ?? []).slice(0, 10).findIndex((id) => right.has(id)) + 1
    if (rank === 0) continue
    ten++
    reciprocal += 1 / rank
    if (rank === 1) first++
  }
  const share = (count: number) => (gold.size === 0 ? 0 : count / gold.size)
  return {
    questions: gold.size,
    recallAt1: share(first),
    recallAt10: share(ten),
    mrrAt10: share(reciprocal),
  }
}

/** The value that `part` (0–1) of the values do not exceed: 0.5 is the median, the lower of two. NaN of none. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN
}
