import type { QueryVectors } from '../../embedding/index.ts'
import { createRows } from './rows.ts'

/** A text to be found by its meaning. `text` is what is embedded. */
export interface DenseDocument {
  id: string
  /** What groups documents and may limit a query. */
  group: string
  text: string
}

export interface DenseSearch {
  /**
   * Ids of the documents whose meaning is nearest to a query's, best first, at most `k`; of one group where `group` is
   * given. Null where the query has no vector: words alone decide then. Never rejects.
   */
  nearest(query: string, options: { group?: string | null; k: number }): Promise<string[] | null>
}

/**
 * Search over the vectors of documents. All rows are compared with the query's, which takes some 3 ms for a thousand
 * documents of 1,024 numbers and 1 KB of memory for each.
 * @param vectorOf vector of a text; null where there is none.
 * @returns null where a document has no vector: what cannot be found would be ranked below what can.
 */
export function createDenseSearch(
  documents: readonly DenseDocument[],
  dimension: number,
  vectorOf: (text: string) => Float32Array | null,
  queries: QueryVectors,
): DenseSearch | null {
  const rows = createRows(dimension, documents.length)
  for (const { text } of documents) {
    const vector = vectorOf(text)
    if (vector === null) return null
    rows.add(vector)
  }
  const ids = documents.map(({ id }) => id)
  const groups = documents.map(({ group }) => group)
  return {
    async nearest(query, { group = null, k }) {
      if (query.trim() === '') return null
      const vector = await queries.vector(query)
      if (vector === null) return null
      const found = await rows.nearest(vector, k, group === null ? undefined : (row) => groups[row] === group)
      return found.map((row) => ids[row] as string)
    },
  }
}
