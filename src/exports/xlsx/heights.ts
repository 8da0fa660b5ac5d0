import type { CellValue } from 'hucre/xlsx'

/** Points, as workbooks count heights: one line of 10.5 points, and what a row has above and below. */
const LINE = 14.25
const AROUND = 4
/** No row of a workbook may be higher. */
const HIGHEST = 409

/**
 * The height in points at which all of a row can be read when its texts wrap: not every reader finds it by itself.
 * @param widths of the columns, in characters of Latin script.
 */
export function heightOf(row: readonly CellValue[], widths: readonly number[]): number {
  const lines = row.map((value, at) => (typeof value === 'string' ? linesOf(value, widths[at] ?? 10) : 1))
  return Math.min(HIGHEST, Math.max(1, ...lines) * LINE + AROUND)
}

/** How many lines a text takes; one character of Chinese is left free, since no line begins with a comma. */
function linesOf(text: string, width: number): number {
  const room = Math.max(2, width - 2)
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(columnsOf(line) / room)), 0)
}

/** Width of a text: signs of Chinese and of emoji are two wide. */
function columnsOf(text: string): number {
  let width = 0
  for (const sign of text) width += (sign.codePointAt(0) ?? 0) > 0x2000 ? 2 : 1
  return width
}
