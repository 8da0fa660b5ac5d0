import type { Line } from './lines.ts'
import { withoutSpace } from './reading.ts'
import type { Removal } from './types.ts'

const PAGE_NUMBER =
  /^(?:[-—–－·•]{1,2}\s?\d{1,4}\s?[-—–－·•]{1,2}|第\s?\d{1,4}\s?页(?:\s?[,，/]?\s?共\s?\d{1,4}\s?页)?|Page \d{1,4}(?: of \d{1,4})?)$/i
const BARE_NUMBER = /^\d{1,4}$/
/** Lines that a page holds at the least. */
const PAGE_LINES = 8
/** Times that a running header comes back at the least. */
const HEADER_TIMES = 3

/**
 * Takes out page numbers, and the lines beside them that come back on page after page. Such a header must also
 * stand above the first page's end, as a title does, so that no words of the text are lost with it.
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
  const isHeader = ({ text }: Line) => {
    const plain = withoutSpace(text)
    return text.length <= 40 && kept.has(plain) && (times.get(plain) ?? 0) >= HEADER_TIMES
  }
  const removed: Removal[] = []
  const rest = lines.filter((line) => {
    const why = numbers.has(line)
      ? 'page-number'
      : edges.has(line) && isHeader(line)
        ? 'running-header'
        : null
    if (why !== null) removed.push({ offset: line.start, text: line.text, why })
    return why === null
  })
  return { lines: rest, removed }
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
