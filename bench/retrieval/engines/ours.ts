/** Our own engine, as `zhaodan search --corpus` uses it. */
import { createCorpusIndexer } from '../../../src/retrieval/index.ts'
import type { Open } from '../types.ts'

export const open: Open = async () => {
  const indexer = createCorpusIndexer()
  return {
    add: (line) => indexer.add(line),
    finish() {
      const corpus = indexer.finish()
      return { search: (query, doc, k) => corpus.search(query, { doc, k }).map(({ id }) => id) }
    },
  }
}
