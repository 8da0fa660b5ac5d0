import { type Growable, push } from './growable.ts'
import { PARAGRAPH_END, SENTENCE_END } from './types.ts'

const SENTENCE_CODE = 0
const PARAGRAPH_CODE = 1
const FIRST_TERM = 2

/** Appends a term number or a mark in 7-bit groups: the early, frequent terms take one byte or two. */
export function writeWord(bytes: Growable<Uint8Array>, word: number): void {
  let rest = codeOf(word)
  while (rest >= 0x80) {
    push(bytes, (rest & 0x7f) | 0x80)
    rest >>>= 7
  }
  push(bytes, rest)
}

function codeOf(word: number): number {
  if (word === SENTENCE_END) return SENTENCE_CODE
  return word === PARAGRAPH_END ? PARAGRAPH_CODE : word + FIRST_TERM
}

/** Reads the words that {@link writeWord} wrote into `out`, which must hold as many as there are bytes. @returns how many. */
export function readWords(bytes: Uint8Array, from: number, to: number, out: Uint32Array): number {
  let count = 0
  let code = 0
  let shift = 0
  for (let i = from; i < to; i++) {
    const byte = bytes[i] as number
    code |= (byte & 0x7f) << shift
    shift += 7
    if (byte >= 0x80) continue
    out[count++] =
      code >= FIRST_TERM ? code - FIRST_TERM : code === SENTENCE_CODE ? SENTENCE_END : PARAGRAPH_END
    code = 0
    shift = 0
  }
  return count
}
