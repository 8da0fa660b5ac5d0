import type { IndexView, QueryTerms } from './types.ts'
import { idf } from './view.ts'

/** More terms of one kind than a question has: of a pasted page those that tell most must do. */
const MOST_TERMS = 192

/** What the index knows of a query's terms: at most {@link MOST_TERMS}, those with the greatest weight times idf. */
export function queryTerms(
  terms: ReadonlyMap<string, number>,
  idOf: (term: string) => number,
  view: IndexView,
): QueryTerms {
  const known: { id: number; weight: number; idf: number }[] = []
  let unknown = 0
  const unseen = idf(view.size, 0)
  for (const [term, weight] of terms) {
    const id = idOf(term)
    if (id < 0) unknown += weight * unseen
    else known.push({ id, weight, idf: view.idfOf(id) })
  }
  const used = known.length <= MOST_TERMS ? known : mostTelling(known)
  return {
    ids: Uint32Array.from(used, ({ id }) => id),
    weights: Float32Array.from(used, ({ weight }) => weight),
    idf: Float32Array.from(used, (each) => each.idf),
    unknown,
  }
}

function mostTelling<T extends { weight: number; idf: number }>(terms: T[]): T[] {
  const ranked = terms.map((term, at) => ({ term, at, value: term.weight * term.idf }))
  ranked.sort((a, b) => b.value - a.value || a.at - b.at)
  return ranked
    .slice(0, MOST_TERMS)
    .sort((a, b) => a.at - b.at)
    .map(({ term }) => term)
}
