import { GOES_ON } from './chapters.ts'
import type { Line } from './lines.ts'
import { type HeadingMark, readHeading } from './markers.ts'

const PAGE_LEADERS = /^[\d\s.…·—-]+$/

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
  if (again < 0) return 0
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

/** The heading in the table and the one in the text: same number, and for chapters the same title. */
function isSameHeading(listed: HeadingMark, mark: HeadingMark): boolean {
  if (mark.unit !== listed.unit || mark.number !== listed.number || mark.insert !== listed.insert)
    return false
  if (GOES_ON.test(mark.rest)) return false
  const title = listed.rest.replace(/[\s\0.…·—\d-]+$/, '').replace(/[\s\0]/g, '')
  return mark.unit === '条' || mark.rest.replace(/[\s\0]/g, '').startsWith(title)
}
