/** What the pieces of a picture mean, in words. */
import { INNER, MARGIN, type Pen } from './pen.ts'
import { textAt } from './placed.ts'
import type { Board } from './types.ts'
import { LEGEND } from './words.ts'

const SIZE = 12
const SAMPLE = 18
const BETWEEN = 14

/** A sample of everything that the board has, each with its words. */
export function layoutLegend(pen: Pen, { lists }: Board): void {
  const rows = lists.flatMap((list) => list.rows)
  const has = (status: string) => rows.some((row) => row.cells.some((cell) => cell.status === status))
  const marks = rows.flatMap((row) => row.marks)
  pen.skip(8)
  let x = MARGIN
  const next = (words: string) => {
    const text = textAt(words, { x, y: pen.y }, { size: SIZE, ink: 'muted' })
    if (x > MARGIN && x + SAMPLE + 5 + text.width > MARGIN + INNER) {
      x = MARGIN
      pen.y += 22
    }
    pen.texts.push({ ...text, x: x + SAMPLE + 5, y: pen.y })
    const at = { x, y: pen.y + (text.height - 12) / 2 }
    x += SAMPLE + 5 + text.width + BETWEEN
    return at
  }
  for (const [status, words] of LEGEND) {
    if (has(status)) pen.cells.push({ ...next(words), width: SAMPLE, height: 12, status, text: null })
  }
  const sample = (late: boolean, words: string) => {
    const { x: left, y } = next(words)
    pen.marks.push({ x: left + 4.5, y: y + 1.5, width: 9, height: 9, late, count: 1 })
  }
  if (marks.some((mark) => !mark.late)) sample(false, '一条记录（数字为条数）')
  if (marks.some((mark) => mark.late)) sample(true, '其中有补录（过了期限才记的）')
  pen.y += 22
}
