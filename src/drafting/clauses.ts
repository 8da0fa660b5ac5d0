/** A stretch of a line between two marks of punctuation. */
export interface Clause {
  start: number
  /** Where the punctuation after it stands. */
  end: number
  /** Sentence of the line, from 0; a semicolon ends one. */
  sentence: number
  /** The clause is the first of its sentence. */
  first: boolean
}

const ENDS = '。！？；;\n'
const BREAKS = '，,：:'
const OPEN = '（(《“'
const CLOSE = '）)》”'
/** Longest stretch that a bracket may keep together: one that is never closed must not swallow the line. */
const BRACKETED = 40

/** Cuts `text` from `from` on at its punctuation; what stands in brackets stays whole. */
export function clausesOf(text: string, from: number): Clause[] {
  const clauses: Clause[] = []
  let start = from
  let sentence = 0
  let first = true
  let closeAt = -1
  const cut = (end: number, ends: boolean) => {
    if (end > start) {
      clauses.push({ start, end, sentence, first })
      first = false
    }
    start = end + 1
    if (ends) {
      sentence++
      first = true
    }
  }
  for (let i = from; i < text.length; i++) {
    const c = text[i] as string
    if (i <= closeAt) continue
    const open = OPEN.indexOf(c)
    if (open >= 0) {
      const close = text.slice(i, i + BRACKETED).indexOf(CLOSE[open] as string)
      if (close > 0) closeAt = i + close
    } else if (ENDS.includes(c)) cut(i, true)
    else if (BREAKS.includes(c)) cut(i, false)
  }
  cut(text.length, true)
  return clauses
}
