import type { IndexView } from '../engine/index.ts'
import type { AnalysedQuery, SearchLanguage } from '../query/index.ts'
import { eachPair, pairCode, wordsOf } from '../words/index.ts'

/** The query's terms of one kind, counted from 0 in order of the query. */
export interface TermTable {
  size: number
  /** Place of a term: by term number for words, by the characters' number as a signed one (found faster) for pairs. */
  placeOf: ReadonlyMap<number, number>
  /** 0 for what no document has. */
  idf: Float64Array
  /** idf of the asked terms, 0 for the others. */
  asked: Float64Array
  /** The same squared. */
  rare: Float64Array
  /** Sums over all terms, unknown ones counted half. Never 0. */
  total: number
  totalAsked: number
  totalRare: number
}

export interface QueryTable {
  words: TermTable
  pairs: TermTable
  /** Places of the asked words that follow each other, with the lesser of both weights. */
  neighbours: readonly { left: number; right: number; weight: number }[]
  neighbourWeight: number
}

/** What the ranking looks up for every candidate. `said`: the document's name that the query says, or empty. */
export function queryTable(
  view: IndexView,
  query: AnalysedQuery,
  said: string,
  { asking, askingText }: SearchLanguage,
): QueryTable {
  const rest = said === '' ? query.text : query.text.replaceAll(said, '。')
  const sequence = wordsOf(rest).filter((word) => !asking.has(word))
  const askedWords = new Set(sequence)
  const askedPairs = new Set<number>()
  eachPair(rest.replace(askingText, '。'), (pair) => askedPairs.add(pair))
  const words = tableOf(view, [...query.words.keys()], {
    termOf: (word) => view.wordId(word),
    keyOf: (word) => view.wordId(word),
    isAsked: (word) => askedWords.has(word),
  })
  const pairs = tableOf(view, [...query.pairs.keys()], {
    termOf: (pair) => view.pairId(pair),
    keyOf: (pair) => pairCode(pair) | 0,
    isAsked: (pair) => askedPairs.has(pairCode(pair)),
  })
  const neighbours: { left: number; right: number; weight: number }[] = []
  for (let i = 0; i + 1 < sequence.length; i++) {
    const left = words.placeOf.get(view.wordId(sequence[i] as string))
    const right = words.placeOf.get(view.wordId(sequence[i + 1] as string))
    if (left === undefined || right === undefined || left === right) continue
    const weight = Math.min(words.asked[left] as number, words.asked[right] as number)
    neighbours.push({ left, right, weight })
  }
  return { words, pairs, neighbours, neighbourWeight: sumOf(neighbours.map(({ weight }) => weight)) || 1 }
}

function tableOf(
  view: IndexView,
  terms: readonly string[],
  of: { termOf(term: string): number; keyOf(term: string): number; isAsked(term: string): boolean },
): TermTable {
  const unknown = Math.log(1 + 2 * view.size) / 2
  const idf = new Float64Array(terms.length)
  const asked = new Float64Array(terms.length)
  const placeOf = new Map<number, number>()
  let total = 0
  for (const [place, term] of terms.entries()) {
    const number = of.termOf(term)
    if (number < 0) {
      total += unknown
      continue
    }
    placeOf.set(of.keyOf(term), place)
    const weight = view.idfOf(number)
    idf[place] = weight
    total += weight
    if (of.isAsked(term)) asked[place] = weight
  }
  const rare = asked.map((weight) => weight * weight)
  return {
    size: terms.length,
    placeOf,
    idf,
    asked,
    rare,
    total: total || 1,
    totalAsked: sumOf(asked) || 1,
    totalRare: sumOf(rare) || 1,
  }
}

function sumOf(values: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i] as number
  return sum
}
