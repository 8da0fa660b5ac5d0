import { HAN, kinds, LETTER, LINE_STOP, RARE_HAN, SENTENCE_STOP } from './characters.ts'
import { cut } from './jieba.ts'
import { stem } from './stem.ts'

/** What a text is made of, in order. */
export interface WordSink {
  word(word: string): void
  sentenceEnd(): void
  paragraphEnd(): void
}

/** Longer runs of letters are no words; their beginning has to do. UTF-16 units. */
const LONGEST_WORD = 48
const DOT = 0x2e

/**
 * Cuts a normalised text into words: Chinese by jieba, everything else at what is neither letter nor digit. A dot
 * between digits belongs to the number (4.2.1); one before a space ends a sentence.
 */
export function tokenise(text: string, sink: WordSink): void {
  let at = 0
  // Jieba cuts foreign scripts letter by letter: what stands between Chinese words is cut here.
  let foreign = 0
  for (const piece of cut(text)) {
    const kind = kinds[piece.charCodeAt(0)]
    const end = at + piece.length
    if (kind === HAN || kind === RARE_HAN) {
      if (foreign < at) cutForeign(text, foreign, at, sink)
      sink.word(piece)
      foreign = end
    }
    at = end
  }
  if (foreign < text.length) cutForeign(text, foreign, text.length, sink)
}

function cutForeign(text: string, from: number, to: number, sink: WordSink): void {
  let start = -1
  for (let i = from; i <= to; i++) {
    const code = i < to ? text.charCodeAt(i) : 0
    const kind = kinds[code]
    if (kind === LETTER || (code === DOT && start >= 0 && isDigit(text, i - 1) && isDigit(text, i + 1))) {
      if (start < 0) start = i
      continue
    }
    if (start >= 0) sink.word(stem(text.slice(start, Math.min(i, start + LONGEST_WORD))))
    start = -1
    if (kind === LINE_STOP) sink.paragraphEnd()
    else if (kind === SENTENCE_STOP || (code === DOT && endsSentence(text, i))) sink.sentenceEnd()
  }
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0x30 && code <= 0x39
}

function endsSentence(text: string, dot: number): boolean {
  return dot + 1 === text.length || text.charCodeAt(dot + 1) === 0x20 || text.charCodeAt(dot + 1) === 0x0a
}

/** Calls `take` with every pair of neighbouring Chinese characters of a normalised text, as one number. */
export function eachPair(text: string, take: (pair: number) => void): void {
  let last = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const isHan = kinds[code] === HAN
    if (isHan && last !== 0) take(((last << 16) | code) >>> 0)
    last = isHan ? code : 0
  }
}

/** The number of a pair of characters, as {@link eachPair} gives it. */
export function pairCode(pair: string): number {
  return ((pair.charCodeAt(0) << 16) | pair.charCodeAt(1)) >>> 0
}

/** The characters of such a number. */
export function pairText(code: number): string {
  return String.fromCharCode(code >>> 16, code & 0xffff)
}
