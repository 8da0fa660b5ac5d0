import { HAN, kinds, LETTER, LINE_STOP, RARE_HAN, SENTENCE_STOP } from './characters.ts'
import { NO_NODE, segment } from './segment.ts'
import { stem } from './stem.ts'

/** What a text is made of, in order. */
export interface WordSink {
  /** A word of the text as it stands there; `node` is the same number whenever a dictionary word comes, else -1. */
  word(text: string, from: number, to: number, node: number): void
  sentenceEnd(): void
  paragraphEnd(): void
}

/** Longer runs of letters are no words; their beginning has to do. UTF-16 units. */
const LONGEST_WORD = 48
const DOT = 0x2e

/**
 * Cuts a normalised text into words: Chinese by jieba's dictionary, everything else at what is neither letter nor
 * digit. A dot between digits belongs to the number (4.2.1); one before a space ends a sentence.
 */
export function tokenise(text: string, sink: WordSink): void {
  const take = (from: number, to: number, node: number) => sink.word(text, from, to, node)
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at)
    const kind = kinds[code]
    const from = at++
    if (kind === HAN) {
      while (kinds[text.charCodeAt(at)] === HAN) at++
      segment(text, from, at, take)
    } else if (kind === LETTER) {
      at = endOfLetters(text, at)
      const word = stem(text.slice(from, Math.min(at, from + LONGEST_WORD)))
      sink.word(word, 0, word.length, NO_NODE)
    } else if (kind === RARE_HAN) sink.word(text, from, ++at, NO_NODE)
    else if (kind === LINE_STOP) sink.paragraphEnd()
    else if (kind === SENTENCE_STOP || (code === DOT && endsSentence(text, from))) sink.sentenceEnd()
  }
}

/** Where a run of letters and digits ends that goes on at `at`. */
function endOfLetters(text: string, at: number): number {
  let end = at
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end)
    if (kinds[code] === LETTER) continue
    if (code !== DOT || !isDigit(text, end - 1) || !isDigit(text, end + 1)) break
  }
  return end
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0x30 && code <= 0x39
}

function endsSentence(text: string, dot: number): boolean {
  return dot + 1 === text.length || text.charCodeAt(dot + 1) === 0x20 || text.charCodeAt(dot + 1) === 0x0a
}
