import { portfolioFinder } from './titles-portfolio.ts'
import type { Vocabulary } from './titles-schema.ts'
import type { Token } from './titles-tokens.ts'
import type { PlaceName, Word } from './titles-words.ts'
import { placeWords, vocabularyWords } from './titles-words.ts'

/** Splits a normalised text into the parts that titles are made of; what is none of them becomes `text`. */
export type Lexer = (text: string) => Token[]

/** Makes the lexer of a vocabulary and of all regulations' places. Longest word first; no word inside another. */
export function createLexer(vocabulary: Vocabulary, places: readonly PlaceName[]): Lexer {
  const byFirst = new Map<string, Word[]>()
  for (const word of [...placeWords(places), ...vocabularyWords(vocabulary)]) {
    const first = word.word[0] as string
    const bucket = byFirst.get(first)
    if (bucket) bucket.push(word)
    else byFirst.set(first, [word])
  }
  for (const bucket of byFirst.values()) bucket.sort((a, b) => b.word.length - a.word.length)
  const portfolios = portfolioFinder(vocabulary)

  return (text) => {
    const tokens: Token[] = []
    const spans = new Map(portfolios(text).map((span) => [span.start, span]))
    let plain = 0
    const flush = (end: number) => {
      if (plain < end) tokens.push({ kind: 'text', word: text.slice(plain, end), start: plain, end })
    }
    for (let at = 0; at < text.length; ) {
      const found = spans.get(at) ?? wordAt(byFirst, text, at)
      if (!found) {
        at += 1
        continue
      }
      flush(at)
      tokens.push(found)
      at = found.end
      plain = at
    }
    flush(text.length)
    return tokens
  }
}

function wordAt(byFirst: ReadonlyMap<string, Word[]>, text: string, at: number): Token | undefined {
  const c = text[at] as string
  const single = { word: c, start: at, end: at + 1 }
  if (c === '(') return { kind: 'open', ...single }
  if (c === ')') return { kind: 'close', ...single }
  for (const { word, payload, fits } of byFirst.get(c) ?? []) {
    if (!text.startsWith(word, at)) continue
    const end = at + word.length
    if (fits && !fits(text.slice(Math.max(0, at - 4), at), text.slice(end, end + 8))) continue
    return { ...payload, word, start: at, end } as Token
  }
  if (/[。;?!:\n]/.test(c)) return { kind: 'punct', ...single }
  const latin = /^[a-z]+/.exec(text.slice(at, at + 20))
  if (latin) return { kind: 'filler', word: latin[0], start: at, end: at + latin[0].length }
  return undefined
}
