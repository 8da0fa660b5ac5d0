import { cutLine, type Line } from './lines.ts'
import { endsSentence } from './markers.ts'
import { MASK, withoutSpace } from './reading.ts'
import type { Removal } from './types.ts'

const PAGE_NUMBER =
  /^(?:[-—–－·•~～]{1,2}\s{0,3}\d{1,4}\s{0,3}[-—–－·•~～]{1,2}|第\s?\d{1,4}\s?页(?:\s?[,，/]?\s?共\s?\d{1,4}\s?页)?|Page \d{1,4}(?: of \d{1,4})?|\d{1,4}\s?\/\s?\d{1,4})$/i
/** — 12 — that a converter left in one line with words before or after it. */
const DASHED =
  /^[—－]{1,2}\s{0,3}(\d{1,4})\s{0,3}[—－]{1,2}(?![\d—－])|(?<![\d—－])[—－]{1,2}\s{0,3}(\d{1,4})\s{0,3}[—－]{1,2}$/
const BARE_NUMBER = /^\d{1,4}$/
/** Lines that a page holds at the least. */
const PAGE_LINES = 8
/** Times that a running header comes back at the least. */
const HEADER_TIMES = 3

/**
 * Takes out page numbers, and the lines beside them that come back on page after page. Where page numbers alone
 * tell the pages, such a header must also stand above the first page's end, as a title does, so that no words of
 * the text are lost with it; where form feeds do, it need not, and one of the first two lines needs to come back once.
 */
export function dropPageMarks(lines: readonly Line[]): { lines: Line[]; removed: Removal[] } {
  const numbers = new Set<Line>(lines.filter(({ text }) => text.length < 30 && PAGE_NUMBER.test(text)))
  for (const line of bareNumbers(lines)) numbers.add(line)
  const atEdge = lines.filter(
    (line, i) => !numbers.has(line) && isAtEdge(line, lines[i - 1], lines[i + 1], numbers),
  )
  const edges = new Set(atEdge)
  const firstEdge = atEdge[0] === undefined ? 0 : lines.indexOf(atEdge[0])
  const kept = new Set(lines.slice(0, firstEdge).map(({ text }) => withoutSpace(text)))
  const times = new Map<string, number>()
  for (const { text } of atEdge) times.set(withoutSpace(text), (times.get(withoutSpace(text)) ?? 0) + 1)
  const feeds = linesAtFeeds(lines)
  const first = feeds.size === 0 ? [] : lines.slice(0, 2).map(({ text }) => withoutSpace(text))
  const isHeader = ({ text, pageBefore }: Line) => {
    const plain = withoutSpace(text)
    if (text.length > 40 || endsSentence(text)) return false
    if (kept.has(plain) && (times.get(plain) ?? 0) >= HEADER_TIMES) return true
    return (feeds.get(plain) ?? 0) >= HEADER_TIMES || (pageBefore && first.includes(plain))
  }
  const removed: Removal[] = []
  const pages = new Set(lines.flatMap(({ text }) => dashedNumber(text) ?? []))
  const rest = lines.filter((line) => {
    const why = numbers.has(line)
      ? 'page-number'
      : edges.has(line) && line !== lines[0] && isHeader(line)
        ? 'running-header'
        : null
    if (why !== null) removed.push({ offset: line.start, text: line.text.replaceAll(MASK, ''), why })
    return why === null
  })
  return { lines: rest.map((line) => withoutDashedNumber(line, pages, removed)), removed }
}

/** How often each line stands first or last on a page; none where a page, by its form feeds, holds but a few lines. */
function linesAtFeeds(lines: readonly Line[]): Map<string, number> {
  const times = new Map<string, number>()
  const feeds = lines.filter(({ pageBefore }) => pageBefore).length
  if (feeds * PAGE_LINES > lines.length) return times
  for (const [i, { text, pageBefore }] of lines.entries()) {
    if (!pageBefore && lines[i + 1]?.pageBefore !== true) continue
    times.set(withoutSpace(text), (times.get(withoutSpace(text)) ?? 0) + 1)
  }
  return times
}

function dashedNumber(text: string): number | null {
  const found = DASHED.exec(text)
  return found === null ? null : Number(found[1] ?? found[2])
}

/** The line without a page number at its start or end, if the pages beside that one are numbered so as well. */
function withoutDashedNumber(line: Line, pages: ReadonlySet<number>, removed: Removal[]): Line {
  const found = DASHED.exec(line.text)
  const page = dashedNumber(line.text)
  if (found === null || page === null || !(pages.has(page - 1) || pages.has(page + 1))) return line
  removed.push({ offset: line.start + found.index, text: found[0], why: 'page-number' })
  const [head, tail] = cutLine(line, found.index)
  return found.index > 0 ? head : { ...cutLine(tail, found[0].length)[1], ...placeOf(line) }
}

function placeOf({ indent, blankBefore, pageBefore, inline }: Line) {
  return { indent, blankBefore, pageBefore, inline }
}

/** The line is the first or the last of a page. */
function isAtEdge(
  line: Line,
  before: Line | undefined,
  after: Line | undefined,
  numbers: ReadonlySet<Line>,
): boolean {
  if (line.pageBefore || after?.pageBefore === true) return true
  return (before !== undefined && numbers.has(before)) || (after !== undefined && numbers.has(after))
}

/** Numbers alone on their lines are page numbers if they count pages: each one more, a page apart. */
function bareNumbers(lines: readonly Line[]): Line[] {
  const at = lines.flatMap((line, i) => (BARE_NUMBER.test(line.text) ? [i] : []))
  const counts = at.every((i, n) => {
    const before = at[n - 1]
    if (before === undefined) return true
    return i - before > PAGE_LINES && Number(lines[i]?.text) === Number(lines[before]?.text) + 1
  })
  const all = at.map((i) => lines[i] as Line)
  if (counts && at.length >= 2) return all
  return all.filter((line, n) => line.pageBefore || lines[(at[n] as number) + 1]?.pageBefore === true)
}
