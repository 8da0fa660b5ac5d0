/**
 * MiniSearch (BM25+) over jieba words: document name, number and text are fields of their own, any word of the query
 * may match (`OR`, its default). Prefix and fuzzy search stay off: both lower every figure on Chinese words.
 */
import MiniSearch from 'minisearch'
import type { Line, Open } from '../types.ts'
import { openWords } from '../words.ts'

/** A name's word tells more than one of the text; 2 was best of 1, 2, 3. */
const BOOST = { doc: 2 }

export const open: Open = async () => {
  const words = await openWords()
  const index = new MiniSearch<Line>({
    fields: ['doc', 'article', 'text'],
    storeFields: ['doc'],
    tokenize: words,
    processTerm: (term) => term,
    searchOptions: { boost: BOOST },
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
