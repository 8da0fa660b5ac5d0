import { ArticleCandidates } from './candidates.ts'
import { ChapterSequence, isBareHeading, isChapter, looseChapter } from './chapters.ts'
import type { Line } from './lines.ts'
import { type HeadingMark, readHeading } from './markers.ts'
import { quotedLines } from './quoted.ts'

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

/**
 * Tells headings from references that happen to stand at the start of a line. Articles rise by one (or by 之一);
 * a candidate that fits the sequence must also stand where a sentence has ended and not read on as one. Where
 * two lines carry the expected number, the one that looks more like a heading wins.
 * @param from lines before it are a table of contents and what stands above it.
 */
export function readOutline(lines: readonly Line[], from: number): Outline {
  const marks: (HeadingMark | null)[] = []
  const quoted = quotedLines(lines)
  for (const [i, line] of lines.entries()) {
    const skip = i < from || quoted.has(i)
    marks.push(skip ? null : (readHeading(line.text) ?? looseChapter(line, marks[i - 1] ?? null)))
  }
  const chaptersAhead = numbersAhead(marks)
  const candidates = new ArticleCandidates(lines, marks, from)
  const chapters = new ChapterSequence()
  const outline: Outline = { headings: [], restart: null, gaps: [] }
  let last = { number: 0, insert: 0 }
  let recited = Number.NaN
  for (const [i, mark] of marks.entries()) {
    if (mark === null) continue
    if (mark.unit !== '条') {
      const plain = lines[i]?.inline === false && marks[i + 1] != null
      // 第一节 below a chapter that lost its number.
      const lost =
        mark.unit === '节' && mark.number === 1 ? bareHeadingAbove(lines, i, outline.headings.at(-1)) : null
      if (lost !== null && plain) {
        const found = chapters.acceptBare(chaptersAhead[i] as number | null)
        outline.headings.push({ line: lost, mark: bareMark(found, lines[lost] as Line) })
      }
      const own = chapters.placed(mark)
      const number = isChapter(own, lines, marks, i, from) ? chapters.accept(own, plain) : null
      if (number !== null) outline.headings.push({ line: i, mark: { ...own, number } })
      continue
    }
    if (follows(mark, last)) {
      if (!candidates.isBest(i)) continue
    } else if (isRestart(mark, last, i, candidates)) {
      return { ...outline, restart: i }
    } else if (mark.number === recited + 1 || isRecital(mark, last, lines, i)) {
      recited = mark.number
      continue
    } else if (isGap(mark, last, i, candidates)) {
      outline.gaps.push({ line: i, missing: last.number + 1, found: mark.number })
    } else continue
    const bare = bareHeadingAbove(lines, i, outline.headings.at(-1))
    if (bare !== null) {
      const found = chapters.acceptBare(chaptersAhead[i] as number | null)
      outline.headings.push({ line: bare, mark: bareMark(found, lines[bare] as Line) })
    }
    last = { number: mark.number, insert: mark.insert }
    outline.headings.push({ line: i, mark })
  }
  return outline
}

/** Of every line, the number of the first chapter that bears one from there on. */
function numbersAhead(marks: readonly (HeadingMark | null)[]): (number | null)[] {
  const ahead: (number | null)[] = new Array(marks.length).fill(null)
  let next: number | null = null
  for (let i = marks.length - 1; i >= 0; i--) {
    const mark = marks[i]
    if (mark?.unit === '章' && mark.marker.startsWith('第')) next = mark.number
    ahead[i] = next
  }
  return ahead
}

/** The first of at most two lines between an article and the one before it that are a heading without a number. */
function bareHeadingAbove(lines: readonly Line[], at: number, above: Heading | undefined): number | null {
  if (above === undefined || above.mark.unit !== '条' || lines[at]?.inline) return null
  const one = lines[at - 1] as Line
  if (at - 1 <= above.line) return null
  if (isBareHeading(one, lines[at - 2])) return at - 1
  if (at - 2 <= above.line || !isBareHeading(one, undefined)) return null
  return isBareHeading(lines[at - 2] as Line, lines[at - 3]) ? at - 2 : null
}

function bareMark(found: { unit: '章' | '节'; number: number }, line: Line): HeadingMark {
  return { ...found, insert: 0, marker: '', length: 0, apart: true, rest: line.text }
}

interface ArticleNumber {
  number: number
  insert: number
}

function follows(mark: ArticleNumber, last: ArticleNumber): boolean {
  if (mark.insert === 0) return mark.number === last.number + 1
  return last.number > 0 && mark.number === last.number && mark.insert === last.insert + 1
}

/** 第一条 again, with a 第二条 to follow: another document starts. */
function isRestart(
  mark: ArticleNumber,
  last: ArticleNumber,
  at: number,
  candidates: ArticleCandidates,
): boolean {
  const first = mark.number === 1 && mark.insert === 0 && last.number > 1
  return first && candidates.score(at) >= 1 && candidates.nextPlain(at, 2, 0) !== null
}

/** 增加五条，内容如下： (第七节 …) and then articles of another text, far from where the numbers of this one are. */
function isRecital(mark: ArticleNumber, last: ArticleNumber, lines: readonly Line[], at: number): boolean {
  if (last.number === 0 || mark.number <= last.number + 9) return false
  return [at - 1, at - 2].some((line) => /[：:]$/.test(lines[line]?.text ?? ''))
}

/** A number was left out: this one is a plain heading, its successor follows, and the missing one comes not before that. */
function isGap(mark: HeadingMark, last: ArticleNumber, at: number, candidates: ArticleCandidates): boolean {
  const beyond = mark.number > last.number || (mark.number === last.number && mark.insert > last.insert)
  // An excerpt may start right under a title or a date.
  const least = last.number === 0 && mark.apart ? 0 : 2
  if (!beyond || candidates.score(at) < least) return false
  const next =
    candidates.nextPlain(at, mark.number + 1, 0) ?? candidates.nextPlain(at, mark.number, mark.insert + 1)
  if (next === null && (last.number === 0 || mark.number - last.number > 2)) return false
  return candidates.best(last.number + 1, 0, at, next ?? Number.POSITIVE_INFINITY) < -1
}
