/** What a UTF-16 unit is for cutting. */
export const OTHER = 0
export const HAN = 1
/** First half of a rare Han character: part of words, not of pairs. */
export const RARE_HAN = 2
/** Letters, digits and marks of any other script. */
export const LETTER = 3
export const SENTENCE_STOP = 4
export const LINE_STOP = 5

const HAN_PATTERN = /\p{Script=Han}/u
const LETTER_PATTERN = /[\p{L}\p{N}\p{M}]/u
const STOPS = '。；;！!？?：:'

/** Kind of every UTF-16 unit. */
export const kinds: Uint8Array = makeKinds()

function makeKinds(): Uint8Array {
  const table = new Uint8Array(65_536)
  for (let code = 0; code < 65_536; code++) {
    if (code >= 0xd800 && code <= 0xdfff) continue
    const character = String.fromCharCode(code)
    if (HAN_PATTERN.test(character)) table[code] = HAN
    else if (LETTER_PATTERN.test(character)) table[code] = LETTER
  }
  // U+20000–U+323AF
  for (let code = 0xd840; code <= 0xd888; code++) table[code] = RARE_HAN
  for (const stop of STOPS) table[stop.charCodeAt(0)] = SENTENCE_STOP
  table[0x0a] = LINE_STOP
  return table
}
