import { createInvertedIndex } from './inverted-index.ts'
import type { CorpusLine, Scored } from './types.ts'

export interface CorpusSearch {
  size: number
  /** The lines nearest to a query, best first, at most `k` (10 unless told); of one document where `doc` is given. */
  search(query: string, options?: { doc?: string | null; k?: number }): Scored[]
}

/** Indexes a foreign corpus with the same engine and settings as the product's own search. */
export function createCorpusSearch(lines: Iterable<CorpusLine>): CorpusSearch {
  const index = createInvertedIndex(documentsOf(lines))
  return {
    size: index.size,
    search: (query, { doc = null, k = 10 } = {}) => index.search(query, { group: doc, k }),
  }
}

function* documentsOf(lines: Iterable<CorpusLine>) {
  for (const { id, doc, article, text } of lines) yield { id, group: doc, heading: article, body: text }
}
