import type { IndexView } from './engine/index.ts'
import { normalise, termsOf } from './words/index.ts'

/** Share (0–1) of a query's weight that a document's own words carry: of its pairs of characters, the rarer the weightier. */
export type Coverage = (document: number) => number

/** Measures documents by a query. A pair that no document has weighs as much as the rarest. */
export function coverageOf(view: IndexView, query: string): Coverage {
  const weights = [...weightsOf(view, query)]
  const whole = weights.reduce((sum, [, weight]) => sum + weight, 0)
  return (document) => {
    const text = `${view.path(document)}\n${view.text(document)}`
    const held = weights.reduce((sum, [term, weight]) => sum + (text.includes(term) ? weight : 0), 0)
    return whole === 0 ? 0 : held / whole
  }
}

/** Pairs, and words of letters or digits, which have none. */
function* weightsOf(view: IndexView, query: string): Generator<[string, number]> {
  const { words, pairs } = termsOf(query)
  const unseen = Math.log(2 * view.size + 2)
  for (const [pair, count] of pairs) {
    const id = view.pairId(pair)
    yield [pair, count * (id < 0 ? unseen : view.idfOf(id))]
  }
  for (const [word, count] of words) {
    if (/\p{Script=Han}/u.test(word)) continue
    const id = view.wordId(word)
    yield [normalise(word), count * (id < 0 ? unseen : view.idfOf(id))]
  }
}
