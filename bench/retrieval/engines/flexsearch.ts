/**
 * FlexSearch over jieba words. Its scores tell where in a text a word stands, not how often, so that one index over
 * name, number and text in this order ranks best; `suggest` lets texts match that lack some of the words.
 */
import { Index } from 'flexsearch'
import type { Open } from '../types.ts'
import { openWords } from '../words.ts'

/** Slots that its scores have; the best of 9, 60 and 200. Its documentation asks for 2·√words of a long text. */
const RESOLUTION = 200

export const open: Open = async () => {
  const words = await openWords()
  const index = new Index({ tokenize: 'strict', resolution: RESOLUTION, encode: words })
  const lines: { id: string; doc: string }[] = []
  return {
    add({ id, doc, article, text }) {
      index.add(lines.length, `${doc} ${article} ${text}`)
      lines.push({ id, doc })
    },
    finish: () => ({
      search(query, doc, k) {
        // It cannot limit a query to some texts: all are asked for, and those of the document kept.
        const limit = doc === null ? k : lines.length
        const found = index.search({ query, limit, suggest: true }) as number[]
        return found
          .map((at) => lines[at] as { id: string; doc: string })
          .filter((line) => doc === null || line.doc === doc)
          .slice(0, k)
          .map(({ id }) => id)
      },
    }),
  }
}
