import { GOES_ON } from './chapters.ts'
import type { Line } from './lines.ts'
import { type HeadingMark, readHeading } from './markers.ts'

const PAGE_LEADERS = /^[\d\s.…·—-]+$/
/** An entry of a table of contents is no longer than this, its dots included. */
const ENTRY_LENGTH = 200
/** ……… 3, （3）, （第一条—第五条）: page or articles of an entry. */
const ENTRY_END =
  /(?:[\s\0.．…·•⋯—_-]*(?:[（(]\s*(?:第?[\d〇一二三四五六七八九十百]{1,5}条?(?:\s*[-—–~～至]+\s*第?[\d〇一二三四五六七八九十百]{1,5}条?)?)\s*[)）]|\d{1,4})|[\s\0.．…·•⋯—_-]+)$/

/**
 * Where the regulation's own headings may start: after the table of contents, if there is one. That is a run of
 * headings without a sentence between them, whose first heading comes again right after it.
 * @returns the index of the line at which that heading comes again; 0 where there is no table of contents.
 */
export function afterContents(lines: readonly Line[]): number {
  const marks = lines.map((line) => readHeading(line.text))
  const first = marks.findIndex((mark) => mark !== null)
  const head = marks[first]
  if (head == null) return 0
  const again = marks.findIndex((mark, i) => i > first && mark !== null && isSameHeading(head, mark))
  if (again < 0) return afterChapterRun(marks, first)
  let headings = 0
  let others = 0
  for (let i = first; i < again; i++) {
    const { text } = lines[i] as Line
    if (text.length > 80 || /[。；]/.test(text)) return 0
    if (marks[i] != null && !text.includes('，')) headings++
    else if (!PAGE_LEADERS.test(text)) others++
  }
  // A title or a date may stand between the table and the first chapter.
  return headings >= 2 && others <= 3 ? again : 0
}

/**
 * Chapters that follow each other without an article between them are a table of contents too, though their
 * numbers do not come again: the text below it bears titles alone, or none.
 * @returns the index of the line after the last of them; 0 where there is no such run.
 */
function afterChapterRun(marks: readonly (HeadingMark | null)[], first: number): number {
  let end = first
  let chapters = 0
  while (marks[end] != null && marks[end]?.unit !== '条') {
    if (marks[end]?.unit === '章') chapters++
    end++
  }
  // Right above an article stands the heading of the chapter that holds it.
  return chapters >= 3 && marks[end] == null ? end : 0
}

/** The heading in the table and the one in the text: same number, and for chapters the same title. */
function isSameHeading(listed: HeadingMark, mark: HeadingMark): boolean {
  if (mark.unit !== listed.unit || mark.number !== listed.number || mark.insert !== listed.insert)
    return false
  if (GOES_ON.test(mark.rest) || listed.rest.length > ENTRY_LENGTH) return false
  const title = listed.rest.replace(ENTRY_END, '').replace(/[\s\0]/g, '')
  return mark.unit === '条' || mark.rest.replace(/[\s\0]/g, '').startsWith(title)
}
