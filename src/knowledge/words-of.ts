import { foldWidth, sanitize, simplify } from '../text/index.ts'

/** Simplified, half-width, lower case, without white space; the form that the vocabulary is written in. */
export function normalise(text: string): string {
  return foldWidth(simplify(sanitize(text)))
    .toLowerCase()
    .replace(/\s+/g, '')
}
