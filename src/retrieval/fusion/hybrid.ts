import type { DenseSearch } from '../dense/index.ts'
import { fused } from './ranks.ts'

/** How much each counts. Words decide where they disagree: a law is asked for in its own words more often than not. */
const WEIGHTS = { words: 1, meaning: 0.7 }
/** Ranks of either list that are looked at, at least. */
const DEPTH = 50

interface Found {
  id: string
  score: number
}

/**
 * The documents nearest to a query by words and by meaning together, best first, at most `k`.
 * @param byWords gives the best `k` by words.
 * @param dense null, or without a vector for this query: what the words found, as it is.
 */
export async function searchBoth(
  byWords: (k: number) => readonly Found[],
  dense: DenseSearch | null,
  { query, group = null, k }: { query: string; group?: string | null; k: number },
): Promise<Found[]> {
  const depth = Math.max(k, DEPTH)
  const words = byWords(depth)
  const near = (await dense?.nearest(query, { group, k: depth })) ?? null
  if (near === null) return words.slice(0, k).map(({ id, score }) => ({ id, score }))
  return fused([
    { ids: words.map(({ id }) => id), weight: WEIGHTS.words },
    { ids: near, weight: WEIGHTS.meaning },
  ]).slice(0, k)
}
