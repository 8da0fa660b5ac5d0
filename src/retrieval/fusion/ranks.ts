/** One order out of several, by rank alone: scores of words and of vectors have nothing in common. */

/** A list of ids, best first, and how much it counts against the others. */
export interface Ranking {
  ids: readonly string[]
  weight: number
}

/**
 * Dampens the first ranks: with 20, the first counts half as much again as the eleventh. The lower, the more the first
 * of either list decides alone.
 */
const DAMPING = 20

/**
 * Reciprocal rank fusion: an id counts weight / (20 + rank) for each list it stands in.
 * @returns ids once each with their score, best first; ties in order of the lists.
 */
export function fused(rankings: readonly Ranking[]): { id: string; score: number }[] {
  const scores = new Map<string, number>()
  for (const { ids, weight } of rankings) {
    for (const [at, id] of ids.entries()) {
      scores.set(id, (scores.get(id) ?? 0) + weight / (DAMPING + at + 1))
    }
  }
  return [...scores].map(([id, score]) => ({ id, score })).sort((a, b) => b.score - a.score)
}
