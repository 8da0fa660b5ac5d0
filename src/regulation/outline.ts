import type { Line } from './lines.ts'
import { endsEntry, type HeadingMark, readHeading } from './markers.ts'

/** A line of the source that is the heading of a chapter or the start of an article. */
export interface Heading {
  /** Index of its line. */
  line: number
  mark: HeadingMark
}

export interface Outline {
  headings: Heading[]
  /** Index of the line at which a second numbering from 第一条 starts: from there on it is an annex. */
  restart: number | null
  /** Jumps in the numbering of articles. */
  gaps: { line: number; missing: number; found: number }[]
}

/** What follows a number when the line is a sentence that goes on, not a heading: 第三十条情形的, 第二款, 、第四条. */
const GOES_ON =
  /^(?:[、，,；;。）)”》]|第[^，。；]{1,8}[款项目]|[和或及与至][第前本]|以及第|(?:所|中|的)?规定|所列|所称情形|情形|之规定|的|[（(][一二三四五六七八九十]{1,3}[）)]项)/
const MAY_GO_ON = /^(?:所|中所|以及|等[，。、]|之)/

/**
 * Tells headings from references that happen to stand at the start of a line. Articles rise by one (or by 之一);
 * a candidate that fits the sequence must also stand where a sentence has ended and not read on as one. Where
 * two lines carry the expected number, the one that looks more like a heading wins.
 */
export function readOutline(lines: readonly Line[], from: number): Outline {
  const marks = lines.map((line, i) =>
    i < from ? null : (readHeading(line.text) ?? unnumberedChapter(line)),
  )
  const scores = marks.map((mark, i) => (mark?.unit === '条' ? scoreArticle(mark, lines, marks, i, from) : 0))
  const later = bestLater(marks, scores)
  const headings: Heading[] = []
  const gaps: Outline['gaps'] = []
  const chapters = new ChapterSequence()
  let last = { number: 0, insert: 0 }
  for (const [i, mark] of marks.entries()) {
    if (mark === null) continue
    if (mark.unit !== '条') {
      const number = isChapter(mark, lines, marks, i, from) ? chapters.accept(mark) : null
      if (number !== null) headings.push({ line: i, mark: { ...mark, number } })
      continue
    }
    const score = scores[i] as number
    const better = later.at(i, key(mark))
    const fits =
      (mark.number === last.number + 1 && mark.insert === 0) ||
      (last.number > 0 && mark.number === last.number && mark.insert === last.insert + 1)
    if (fits) {
      if (score < 2 && (score < -1 || better >= score + 1)) continue
    } else if (isRestart(mark, score, last, i, later)) {
      return { headings, restart: i, gaps }
    } else if (isGap(mark, score, last, i, later)) {
      gaps.push({ line: i, missing: last.number + 1, found: mark.number })
    } else continue
    last = { number: mark.number, insert: mark.insert }
    headings.push({ line: i, mark })
  }
  return { headings, restart: null, gaps }
}

function key(mark: { number: number; insert: number }): string {
  return `${mark.number}-${mark.insert}`
}

/** 2 and above: a heading if the number fits; below −1: a reference whatever its number. */
function scoreArticle(
  mark: HeadingMark,
  lines: readonly Line[],
  marks: readonly (HeadingMark | null)[],
  i: number,
  from: number,
): number {
  let score = (mark.apart ? 1 : 0) - (lines[i]?.inline ? 1 : 0)
  if (GOES_ON.test(mark.rest)) score -= 4
  else if (MAY_GO_ON.test(mark.rest)) score -= 1
  const before = i > from ? lines[i - 1] : undefined
  const markBefore = i > from ? marks[i - 1] : null
  if (before === undefined) return score + 2
  const afterHeading = markBefore != null && markBefore.unit !== '条'
  return score + (afterHeading || endsEntry(before.text) ? 2 : -1)
}

function isRestart(
  mark: HeadingMark,
  score: number,
  last: { number: number },
  at: number,
  later: ReturnType<typeof bestLater>,
): boolean {
  return mark.number === 1 && mark.insert === 0 && last.number > 1 && score >= 1 && later.at(at, '2-0') >= 2
}

function isGap(
  mark: HeadingMark,
  score: number,
  last: { number: number; insert: number },
  at: number,
  later: ReturnType<typeof bestLater>,
): boolean {
  const beyond = mark.number > last.number || (mark.number === last.number && mark.insert > last.insert)
  if (!beyond || score < 2 || later.at(at, key({ number: last.number + 1, insert: 0 })) >= -1) return false
  const next = Math.max(
    later.at(at, key({ number: mark.number + 1, insert: 0 })),
    later.at(at, key({ number: mark.number, insert: 1 })),
  )
  return next >= 2 || (last.number > 0 && mark.number - last.number <= 2)
}

/** The best score of any candidate with a given number after a given line. */
function bestLater(marks: readonly (HeadingMark | null)[], scores: readonly number[]) {
  const found = new Map<string, { line: number; best: number }[]>()
  for (let i = marks.length - 1; i >= 0; i--) {
    const mark = marks[i]
    if (mark?.unit !== '条') continue
    const of = found.get(key(mark)) ?? []
    found.set(key(mark), of)
    of.push({ line: i, best: Math.max(scores[i] as number, of.at(-1)?.best ?? -Infinity) })
  }
  return {
    /** −∞ where there is none. Lines must be asked for in rising order. */
    at(line: number, wanted: string): number {
      const of = found.get(wanted)
      while (of !== undefined && of.length > 0 && (of.at(-1) as { line: number }).line <= line) of.pop()
      return of?.at(-1)?.best ?? -Infinity
    },
  }
}

/** A chapter's title is short, no sentence, and does not read on as a reference (第二章、第三章所规定的). */
function isChapter(
  mark: HeadingMark,
  lines: readonly Line[],
  marks: readonly (HeadingMark | null)[],
  i: number,
  from: number,
): boolean {
  if (mark.insert > 0 || mark.rest.length > 60 || /[。；;，]/.test(mark.rest) || GOES_ON.test(mark.rest))
    return false
  const before = i > from ? lines[i - 1] : undefined
  const next = marks[i + 1] ?? (mark.rest === '' ? marks[i + 2] : null)
  if (mark.number === 0) return next?.unit === '条'
  return before === undefined || endsEntry(before.text) || marks[i - 1] != null || next != null
}

/** 总则 or 附则 alone on a line, without a number, right before an article: number 0 until the sequence gives one. */
function unnumberedChapter(line: Line): HeadingMark | null {
  if (line.text.length > 8 || !/^[总分罚附]\s*则$/.test(line.text)) return null
  return { unit: '章', number: 0, insert: 0, marker: '', length: 0, apart: true, rest: line.text }
}

const RANKS = ['编', '分编', '章', '节'] as const

/** Numbers of 编, 分编, 章 and 节 rise by one; narrower ones start again, or run on, under a wider one. */
class ChapterSequence {
  #last = [0, 0, 0, 0]
  #restarted = [false, false, false, false]

  /** The number under which a heading takes its place, null where it fits nowhere. */
  accept(mark: HeadingMark): number | null {
    const rank = RANKS.indexOf(mark.unit as (typeof RANKS)[number])
    const last = this.#last[rank] as number
    const fresh = this.#restarted[rank] === true && mark.number <= 1
    const number = mark.number > 0 ? mark.number : fresh ? 1 : last + 1
    const rises = number > last && (last === 0 || number <= last + 2)
    if (!fresh && !rises) return null
    this.#last[rank] = number
    this.#restarted[rank] = false
    for (let below = rank + 1; below < RANKS.length; below++) this.#restarted[below] = true
    return number
  }
}
