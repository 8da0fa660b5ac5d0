import { foldWidth, sanitize, simplify } from '../../text/index.ts'

/** A message in two forms of the same length, so that a place can be quoted as it was written. */
export interface Prepared {
  /** As typed, without control characters. */
  raw: string
  /** Half-width, simplified, homophones corrected: what the grammar reads. */
  norm: string
}

/** Longest part of a message that is read, in UTF-16 units. */
const MAX_READ = 12_000

/** Prepares a message for the grammar. `correct` keeps the length of its text. */
export function prepare(text: string, correct: (text: string) => string): Prepared {
  const raw = sanitize(text).slice(0, MAX_READ)
  return { raw, norm: correct(simplifyInPlace(foldWidth(raw))) }
}

function simplifyInPlace(text: string): string {
  const whole = simplify(text)
  if (whole.length === text.length) return aspect(whole)
  let out = ''
  for (let i = 0; i < text.length; i++) {
    const char = text[i] as string
    const simple = simplify(char)
    out += simple.length === 1 ? simple : char
  }
  return aspect(out)
}

/** 領著人 comes out as 领著人; the particle is 着, but 著名 stays. */
function aspect(text: string): string {
  return text.replace(/著(?![名作述称书者有录])/g, '着')
}
