import { countCharacters } from './accounts.ts'
import { formatPlace, splitRef } from './refs.ts'
import type { ParsedRegulation, ParseWarning, Ref } from './types.ts'

/** A warning with words for its place: `第十二条，第35行`, or `第35行，第十二条附近` where it names no provision. */
export interface PlacedWarning {
  ref: Ref | null
  place: string
  message: string
}

/** What was found in a regulation, in numbers, for reports of imports. */
export interface RegulationFigures {
  title: string | null
  chapters: number
  /** Numbers of the articles in the order of the text: `1`, `2`, and `2-1` for 第二条之一. */
  articles: string[]
  /** Numbered sections 一、 二、 that are cited as articles, in a text that has no 第X条. */
  sections: number
  items: number
  /** Of 附件 alone; an imprint is none. */
  annexes: number
  /** Characters without white space: of the source, of all that was kept, of what was left out on purpose. */
  charsIn: number
  charsOut: number
  removed: number
  warnings: PlacedWarning[]
}

/**
 * Figures and warnings of what was parsed.
 * @param source the text that `parsed` was made from: offsets become line numbers (from 1) of it.
 */
export function describeRegulation(parsed: ParsedRegulation, source: string): RegulationFigures {
  const of = (kind: string) => parsed.provisions.filter((provision) => provision.kind === kind)
  const articles = of('article').filter(({ marker }) => marker?.includes('第'))
  return {
    title: parsed.title,
    chapters: of('chapter').length,
    articles: articles.map(({ ref }) => ref.slice(ref.indexOf('#') + 1)),
    sections: of('article').length - articles.length,
    items: of('item').length,
    annexes: parsed.annexes.filter(({ kind }) => kind === 'annex').length,
    ...countCharacters(source, parsed),
    warnings: placeWarnings(parsed, source),
  }
}

/** The warnings of `parsed`, each with words for its place in `source`. */
export function placeWarnings(parsed: ParsedRegulation, source: string): PlacedWarning[] {
  if (parsed.warnings.length === 0) return []
  const lines = [0, ...Array.from(source.matchAll(/\r\n|[\n\r\u2028\u2029]/g), (b) => b.index + b[0].length)]
  const articles = parsed.provisions.filter(({ kind }) => kind === 'article')
  const starts = articles.map(({ source: { start } }) => start)
  return parsed.warnings.map(({ ref, offset, message }) => {
    const line = `第${countUpTo(lines, offset)}行`
    if (ref !== undefined) return { ref, place: `${placeOf(ref)}，${line}`, message }
    const near = articles[countUpTo(starts, offset) - 1]
    return {
      ref: null,
      place: near === undefined ? line : `${line}，${placeOf(near.ref)}附近`,
      message,
    }
  })
}

function placeOf(ref: NonNullable<ParseWarning['ref']>): string {
  const parts = splitRef(ref)
  return parts === null ? ref : formatPlace(parts)
}

/** How many of the rising numbers are not above `limit`. */
function countUpTo(rising: readonly number[], limit: number): number {
  let from = 0
  let to = rising.length
  while (from < to) {
    const middle = (from + to) >> 1
    if ((rising[middle] as number) <= limit) from = middle + 1
    else to = middle
  }
  return from
}
