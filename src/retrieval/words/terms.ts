import { normalise } from './normalise.ts'
import { eachPair, pairText } from './pairs.ts'
import { tokenise } from './tokenise.ts'

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
  eachWord(normal, (word) => words.set(word, (words.get(word) ?? 0) + 1))
  eachPair(normal, (code) => {
    const pair = pairText(code)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  })
  return { words, pairs }
}

/** Words of a text as it was written, in order, repeated where they repeat. */
export function wordsOf(text: string): string[] {
  const words: string[] = []
  eachWord(normalise(text), (word) => words.push(word))
  return words
}

function eachWord(normal: string, take: (word: string) => void): void {
  tokenise(normal, {
    word: (text, from, to) => take(text.slice(from, to)),
    sentenceEnd: () => undefined,
    paragraphEnd: () => undefined,
  })
}
