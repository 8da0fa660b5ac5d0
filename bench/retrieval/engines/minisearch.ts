/**
 * MiniSearch (BM25+) over jieba words: document name, number and text are fields of their own, any word of the query
 * may match (`OR`, its default). No field is boosted: twice and three times the name lowers every figure. Prefix and
 * fuzzy search stay off.
 */
import MiniSearch from 'minisearch'
import type { Line, Open } from '../types.ts'
import { openWords } from '../words.ts'

export const open: Open = async () => {
  const words = await openWords()
  const index = new MiniSearch<Line>({
    fields: ['doc', 'article', 'text'],
    storeFields: ['doc'],
    tokenize: words,
    processTerm: (term) => term,
  })
  return {
    add: (line) => index.add(line),
    finish: () => ({
      search: (query, doc, k) =>
        index
          .search(query, doc === null ? {} : { filter: (hit) => hit.doc === doc })
          .slice(0, k)
          .map(({ id }) => id as string),
    }),
  }
}
