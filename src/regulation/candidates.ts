import { GOES_ON } from './chapters.ts'
import type { Line } from './lines.ts'
import { endsEntry, type HeadingMark } from './markers.ts'

/** Reads on as a sentence more often than not, though an article may start so. */
const MAY_GO_ON = /^(?:所|中所|以及|等[，。、]|之)/
/** The line before is a list of places that goes on. */
const LISTS_ON = /[、和或及与至第》〉]$/
/** The line before asks for a place to follow: 依照, 违反本办法. */
const LEADS_ON = /(?:依照|按照|根据|依据|违反|适用|本(?:办法|细则|规定|条例)|[，,])$/
/** At this score a line is a heading if its number fits, whatever else carries the number. */
const PLAIN = 2
/** Below this a line is a reference whatever its number. */
const LEAST = -1
/** Candidates of one number looked at in one question; keeps hostile input linear. */
const LOOK_AHEAD = 64

/** Lines that start with 第X条, and how much each looks like the heading of an article. */
export class ArticleCandidates {
  readonly #all: readonly Line[]
  readonly #scores: number[]
  readonly #marks: readonly (HeadingMark | null)[]
  /** Lines with one number, in rising order, and how many of them lie behind the last question. */
  readonly #lines = new Map<string, { at: number[]; passed: number }>()

  constructor(lines: readonly Line[], marks: readonly (HeadingMark | null)[], from: number) {
    this.#all = lines
    this.#marks = marks
    this.#scores = marks.map((mark, i) =>
      mark?.unit === '条' ? scoreOf(mark, lines, marks, i, from) : LEAST - 1,
    )
    for (const [i, mark] of marks.entries()) {
      if (mark?.unit !== '条') continue
      const key = keyOf(mark.number, mark.insert)
      const of = this.#lines.get(key)
      if (of === undefined) this.#lines.set(key, { at: [i], passed: 0 })
      else of.at.push(i)
    }
  }

  score(line: number): number {
    return this.#scores[line] as number
  }

  /**
   * Whether a line whose number fits is the heading: no line further down, before the next number follows or
   * 第一条 comes again, looks more like it. 第一条 inside a line, with no 第二条 to follow, is only spoken of.
   */
  isBest(line: number): boolean {
    const score = this.score(line)
    const { number, insert } = this.#marks[line] as HeadingMark
    const spokenOf =
      this.#all[line]?.inline && number === 1 && this.best(2, 0, line, Number.POSITIVE_INFINITY) < 1
    if (spokenOf || score < LEAST) return false
    if (score >= PLAIN) return true
    const next = this.nextPlain(line, number + 1, 0) ?? Number.POSITIVE_INFINITY
    const restart = this.nextPlain(line, 1, 0) ?? Number.POSITIVE_INFINITY
    return this.best(number, insert, line, Math.min(next, restart)) <= score
  }

  /** The next line after `line` that is plainly the heading of this article; null where there is none near. */
  nextPlain(line: number, number: number, insert: number): number | null {
    return this.#after(line, number, insert).find((i) => this.score(i) >= PLAIN) ?? null
  }

  /** The best score of this number strictly between two lines; −∞ where it does not occur. */
  best(number: number, insert: number, after: number, before: number): number {
    const between = this.#after(after, number, insert).filter((i) => i < before)
    return Math.max(Number.NEGATIVE_INFINITY, ...between.map((i) => this.score(i)))
  }

  /** Lines with this number after `line`; questions must come in rising order of lines. */
  #after(line: number, number: number, insert: number): number[] {
    const of = this.#lines.get(keyOf(number, insert))
    if (of === undefined) return []
    while (of.passed < of.at.length && (of.at[of.passed] as number) <= line) of.passed++
    return of.at.slice(of.passed, of.passed + LOOK_AHEAD)
  }
}

function keyOf(number: number, insert: number): string {
  return `${number}-${insert}`
}

function scoreOf(
  mark: HeadingMark,
  lines: readonly Line[],
  marks: readonly (HeadingMark | null)[],
  i: number,
  from: number,
): number {
  let score = (mark.apart ? 1 : 0) - (lines[i]?.inline ? 1 : 0)
  const rest = mark.rest || (lines[i + 1]?.text ?? '')
  if (GOES_ON.test(rest)) score -= 4
  else if (rest.startsWith('规定')) score -= 3
  else if (MAY_GO_ON.test(rest)) score -= 1
  if (startsAfresh(mark, lines, marks, i, from)) return score + 2
  const before = (lines[i - 1] as Line).text
  return score - (LISTS_ON.test(before) ? 4 : LEADS_ON.test(before) ? 2 : 1)
}

/** The line before has ended its sentence, or is a heading, or, for 第一条, may be a title or a date. */
function startsAfresh(
  mark: HeadingMark,
  lines: readonly Line[],
  marks: readonly (HeadingMark | null)[],
  i: number,
  from: number,
): boolean {
  const before = i > from ? lines[i - 1] : undefined
  if (before === undefined || endsEntry(before.text)) return true
  const above = marks[i - 1]
  if (above != null && above.unit !== '条') return true
  return (
    mark.number === 1 &&
    mark.insert === 0 &&
    (mark.apart || (!/[，、的]$/.test(before.text) && !LEADS_ON.test(before.text)))
  )
}
