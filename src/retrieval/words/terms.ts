import { normalise } from './normalise.ts'
import { eachPair, pairText, tokenise } from './tokenise.ts'

/** Words, and pairs of neighbouring Chinese characters, each with how often it occurs, in order of the text. */
export interface Terms {
  words: Map<string, number>
  pairs: Map<string, number>
}

/** The terms of a text as it was written. */
export function termsOf(text: string): Terms {
  const normal = normalise(text)
  const words = new Map<string, number>()
  const pairs = new Map<string, number>()
  tokenise(normal, {
    word: (word) => words.set(word, (words.get(word) ?? 0) + 1),
    sentenceEnd: nothing,
    paragraphEnd: nothing,
  })
  eachPair(normal, (code) => {
    const pair = pairText(code)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  })
  return { words, pairs }
}

/** Words of a text as it was written, in order, repeated where they repeat. */
export function wordsOf(text: string): string[] {
  const words: string[] = []
  tokenise(normalise(text), { word: (word) => words.push(word), sentenceEnd: nothing, paragraphEnd: nothing })
  return words
}

function nothing(): void {}
