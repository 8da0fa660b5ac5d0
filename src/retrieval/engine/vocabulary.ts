import { dictionaryNodes } from '../words/index.ts'
import { type Growable, growable, push } from './growable.ts'
import { createPairTable, findOrAddPair, type PairTable } from './pair-table.ts'

/** Gives every word and every pair of characters a number, from 0 in the order in which they come. */
export interface Vocabulary {
  /** Number of the word that stands in a text; `node` is its place in the dictionary, -1 where it is not in there. */
  wordTerm(text: string, from: number, to: number, node: number): number
  pairTerm(code: number): number
  words: Map<string, number>
  pairs: PairTable
  /** By term number: 1 for a pair. As long as there are terms. */
  isPair: Growable<Uint8Array>
  /** By term number: documents that have it; 0 until they are counted. */
  frequencies: Growable<Uint32Array>
}

/** V8 copies shorter slices. UTF-16 units. */
const SHORTEST_SLICE = 13

export function createVocabulary(): Vocabulary {
  const words = new Map<string, number>()
  const pairs = createPairTable()
  const isPair = growable(Uint8Array)
  const frequencies = growable(Uint32Array)
  // By node, plus 1: words of the dictionary are looked up by their characters once.
  const termOfNode = new Uint32Array(dictionaryNodes())
  const newTerm = (flag: number) => {
    push(isPair, flag)
    push(frequencies, 0)
  }
  return {
    words,
    pairs,
    isPair,
    frequencies,
    wordTerm(text, from, to, node) {
      const known = node >= 0 ? (termOfNode[node] as number) : 0
      if (known > 0) return known - 1
      const word = text.slice(from, to)
      let term = words.get(word)
      if (term === undefined) {
        term = isPair.length
        words.set(detached(word), term)
        newTerm(0)
      }
      if (node >= 0) termOfNode[node] = term + 1
      return term
    },
    pairTerm(code) {
      const next = isPair.length
      const term = findOrAddPair(pairs, code, next)
      if (term === next) newTerm(1)
      return term
    },
  }
}

/** A string of its own: longer slices would keep the text alive that they are of. */
function detached(word: string): string {
  return word.length < SHORTEST_SLICE ? word : Buffer.from(word, 'utf16le').toString('utf16le')
}
