import type { CellValue } from 'hucre/xlsx'
import { type CivilDate, civilDateOf, timeOfDay } from '../../calendar/index.ts'
import { sanitize } from '../../text/index.ts'

/** A workbook knows no time zones: its days and hours are those of the wall, here written as if they were UTC. */
export function dayCell(date: CivilDate | null): CellValue {
  return date === null ? null : new Date(`${date}T00:00:00Z`)
}

/** The minute on the wall clock of Asia/Shanghai. @param at ISO 8601, UTC. */
export function momentCell(at: string): CellValue {
  const instant = new Date(at)
  return new Date(`${civilDateOf(instant)}T${timeOfDay(instant)}:00Z`)
}

/** What a cell of a workbook may hold, in UTF-16 units. */
const LONGEST = 32_767
const CUT = '…（单元格容不下，全文见 JSON 导出）'

/** In a workbook _x0041_ stands for A: words that look so are written in the same way, so that they are read as they are. */
const LOOKS_ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/g

/** Words as they are, on their lines. They are always text: what begins with = + - @ is never a formula. */
export function textCell(text: string): CellValue {
  const words = sanitize(text).replace(LOOKS_ESCAPED, '_x005F_')
  return words.length <= LONGEST ? words : sanitize(words.slice(0, LONGEST - CUT.length)) + CUT
}

/** Several texts, a line each. */
export function linesCell(texts: readonly string[]): CellValue {
  return textCell(texts.join('\n'))
}
