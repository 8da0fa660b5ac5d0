/** Grows a corpus, for the figures of size: what an engine costs at 150,000 articles. */
import type { Line } from './types.ts'

/** Every so many clauses of a copy are taken from elsewhere. */
const EVERY = 4
/** So many clauses of the corpus's beginning are what copies take from. */
const MOST_CLAUSES = 20_000
const CLAUSE = /[^，。；：\n]+[，。；：\n]*/g

/**
 * The corpus with as many perturbed copies behind it as make `size` lines. A copy belongs to a document of its own
 * and has a quarter of its clauses from other articles, so that terms spread as they do in more laws rather than
 * being counted twice. The same corpus and size give the same lines; a size below the corpus's leaves it as it is.
 * @param read reads the corpus from its beginning; called once for every copy.
 */
export async function* replicated(read: () => AsyncIterable<Line>, size: number): AsyncGenerator<Line> {
  const random = generator(size)
  const clauses: string[] = []
  let count = 0
  for await (const line of read()) {
    if (clauses.length < MOST_CLAUSES) clauses.push(...(line.text.match(CLAUSE) ?? []))
    count++
    yield line
  }
  for (let copy = 1; count < size; copy++) {
    for await (const { id, doc, article, text } of read()) {
      let place = random() % EVERY
      const changed = (text.match(CLAUSE) ?? []).map((clause) =>
        place++ % EVERY === 0 ? (clauses[random() % clauses.length] as string) : clause,
      )
      yield { id: `${id}+${copy}`, doc: `${doc}（${copy}）`, article, text: changed.join('') }
      if (++count === size) return
    }
  }
}

/** A linear congruential generator of whole numbers, which is random enough here and the same everywhere. */
function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state >>> 8
  }
}
