/**
 * What a tutorial builds: LangChain's RecursiveCharacterTextSplitter over each document's whole text, and MiniSearch
 * over jieba words of the chunks, the document's name beside them. A chunk stands for the articles it holds, the one
 * with most of its characters first.
 */
import { RecursiveCharacterTextSplitter } from '@langchain/textsplitters'
import MiniSearch from 'minisearch'
import type { Line, Open } from '../types.ts'
import { openWords } from '../words.ts'

/** In characters, the best of 300, 500 and 1,000; the separators are those that its documentation gives for Chinese. */
const SPLITTING = {
  chunkSize: 300,
  chunkOverlap: 50,
  separators: ['\n\n', '\n', '。', '！', '？', '；', '，', ''],
}
/** More chunks than hits: one may hold no further article. */
const CHUNKS_A_HIT = 3

interface Chunk {
  id: number
  doc: string
  text: string
  articles: string[]
}

export const open: Open = async () => {
  const words = await openWords()
  const documents = new Map<string, Line[]>()
  const index = new MiniSearch<Chunk>({
    fields: ['doc', 'text'],
    storeFields: ['doc', 'articles'],
    tokenize: words,
    processTerm: (term) => term,
  })
  return {
    add(line) {
      const own = documents.get(line.doc)
      if (own) own.push(line)
      else documents.set(line.doc, [line])
    },
    async finish() {
      let id = 0
      for (const [doc, lines] of documents) {
        for (const chunk of await chunksOf(lines)) index.add({ id: id++, doc, ...chunk })
      }
      documents.clear()
      return {
        search(query, doc, k) {
          const hits = index.search(query, doc === null ? {} : { filter: (hit) => hit.doc === doc })
          const articles = hits.slice(0, k * CHUNKS_A_HIT).flatMap((hit) => hit.articles as string[])
          return [...new Set(articles)].slice(0, k)
        },
      }
    },
  }
}

/** The chunks of one document, each with the articles that it holds a part of. */
async function chunksOf(lines: readonly Line[]): Promise<{ text: string; articles: string[] }[]> {
  const places: { id: string; from: number; to: number }[] = []
  let whole = ''
  for (const { id, article, text } of lines) {
    const from = whole.length
    whole += `${article} ${text}\n\n`
    places.push({ id, from, to: whole.length })
  }
  const texts = await new RecursiveCharacterTextSplitter(SPLITTING).splitText(whole)
  let searched = 0
  return texts.map((text) => {
    const found = whole.indexOf(text, searched)
    const from = found < 0 ? searched : found
    searched = from + 1
    const articles = places
      .map(({ id, ...place }) => ({
        id,
        shared: Math.min(place.to, from + text.length) - Math.max(place.from, from),
      }))
      .filter(({ shared }) => shared > 0)
      .sort((a, b) => b.shared - a.shared)
      .map(({ id }) => id)
    return { text, articles }
  })
}
