import { marksIn } from './html.ts'
import type { Rich } from './rich.ts'
import { isVisible } from './visible.ts'

/** Telegram leaves marks beyond the hundredth out; some room is left for links that it finds by itself. */
export const MOST_MARKS = 80

export interface Limits {
  /** UTF-16 units of one part. */
  most: number
  /** A cut between blocks is taken from this share of `most` on; below it a line's end further on is better. */
  borderFrom: number
}

export interface Stretch {
  from: number
  to: number
}

const SENTENCES = /[。！？；!?;…]+[”’」』）)》]*(?![\p{M}\p{Cf}])|\.\s/gu
const CLAUSES = /[，、：,:](?![\p{M}\p{Cf}])|[\s\u3000]/gu
const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/**
 * Cuts a text into stretches of at most `most` units, none of them blank, white space at their ends left out. Cuts
 * are made between blocks where that fills a part well enough, else at line ends, else after sentences, else after
 * clauses, else anywhere but inside a character.
 * @param start where the first stretch begins.
 */
export function split(rich: Rich, limits: Limits, start = 0): Stretch[] {
  const stretches: Stretch[] = []
  let from = skipBlank(rich.text, start)
  while (from < rich.text.length) {
    const cut = nextCut(rich, from, limits)
    const to = from + rich.text.slice(from, cut).trimEnd().length
    if (isVisible(rich.text.slice(from, to))) stretches.push({ from, to })
    from = skipBlank(rich.text, cut)
  }
  return stretches
}

/** As much of the start of a text as fits, cut in the same way. */
export function firstOf(text: string, most: number): string {
  if (text.length <= most) return text
  const rich: Rich = {
    text,
    marks: [],
    borders: [],
    lines: [...text.matchAll(/\n/g)].map((m) => m.index + 1),
  }
  return text.slice(0, nextCut(rich, 0, { most, borderFrom: 1 })).trimEnd()
}

/** At most `most` units from the start of a text, never cut inside a character. */
export function firstGraphemes(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, graphemeCut(text, 0, most))
}

function nextCut(rich: Rich, from: number, { most, borderFrom }: Limits): number {
  const end = markLimit(rich, from, from + most)
  if (rich.text.trimEnd().length <= end) return rich.text.length
  const room = end - from
  const last = (cuts: number[], share: number) =>
    cuts.findLast((cut) => cut <= end && cut > from && cut - from >= room * share)
  // What follows the end shows whether a mark on the last character goes on beyond it.
  const window = rich.text.slice(from, end + 2)
  return (
    last(rich.borders, borderFrom) ??
    last(rich.lines, 1 / 2) ??
    last(rich.borders, 1 / 4) ??
    last(endsOf(window, SENTENCES, from), 1 / 2) ??
    last(rich.lines, 1 / 4) ??
    last(endsOf(window, CLAUSES, from), 1 / 2) ??
    graphemeCut(rich.text, from, end)
  )
}

/** The end of a stretch that holds no more marks than Telegram shows. */
function markLimit(rich: Rich, from: number, to: number): number {
  const next = marksIn(rich.marks, from, to)[MOST_MARKS]
  return next ? next.start : to
}

function endsOf(window: string, pattern: RegExp, from: number): number[] {
  return [...window.matchAll(pattern)].map((found) => from + found.index + found[0].length)
}

/** The last border between characters as people see them up to `end`; of a monstrous one, between code points. */
function graphemeCut(text: string, from: number, end: number): number {
  // A border further back is enough of a start: the segmenter need not read the whole text.
  const start = Math.max(from, end - 256)
  const begin = start > from && isLowSurrogate(text, start) ? start - 1 : start
  const cut =
    begin + (graphemes.segment(text.slice(begin, end + 64)).containing(end - begin)?.index ?? end - begin)
  if (cut > begin) return cut
  return isLowSurrogate(text, end) ? end - 1 : end
}

function isLowSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff
}

function skipBlank(text: string, from: number): number {
  return text.length - text.slice(from).trimStart().length
}
