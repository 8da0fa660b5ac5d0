import { append, rowLines } from '../rows.ts'
import type { PlacedText } from './pieces.ts'
import type { PropertyTable } from './properties.ts'

/** What a part of the text holds beside its lines. */
export interface PartLines {
  lines: string[]
  /** How many paragraphs have a number that Word prints itself, pieces of text that are left out, pictures. */
  numbered: number
  hidden: number
  deleted: number
  pictures: number
}

/** The lines of one part: signs below a space are Word's marks for paragraphs, cells, fields, pictures. */
export function partLines(
  placed: PlacedText,
  [from, to]: readonly [number, number],
  paragraphs: PropertyTable,
  runs: PropertyTable,
): PartLines {
  const out: PartLines = { lines: [], numbered: 0, hidden: 0, deleted: 0, pictures: 0 }
  /** The open fields, outermost first: whether each is still in its instructions. */
  const fields: boolean[] = []
  let line = ''
  let cell: string[] = []
  let cells: string[][] = []
  const endLine = (inTable: boolean): void => {
    for (const each of line.split('\n')) {
      if (each.trim() !== '') (inTable ? cell : out.lines).push(each)
    }
    line = ''
  }
  const endRow = (): void => {
    append(out.lines, rowLines(cells))
    cells = []
  }
  const mark = (code: number, at: number): void => {
    if (code === 0x13) fields.push(true)
    else if (code === 0x14 && fields.length > 0) fields[fields.length - 1] = false
    else if (code === 0x15) fields.pop()
    else if (code === 0x0d || code === 0x0c || code === 0x07) {
      const { inTable = false, endsRow = false, list = false } = paragraphs.at(placed.placeOf(at))
      if (list && line.trim() !== '') out.numbered += 1
      if (code !== 0x07 && !inTable) {
        if (cells.length > 0) endRow()
        endLine(false)
      } else endLine(true)
      if (code === 0x07 && endsRow) endRow()
      else if (code === 0x07) {
        cells.push(cell)
        cell = []
      }
    } else if (code === 0x0b) line += '\n'
    else if (code === 0x09) line += '\t'
    else if (code === 0x1e) line += '-'
    else if ((code === 0x01 || code === 0x08) && !fields.includes(true)) out.pictures += 1
  }
  for (let at = from; at < Math.min(to, placed.text.length); at += 1) {
    const code = placed.text.charCodeAt(at)
    if (code < 0x20) {
      mark(code, at)
      continue
    }
    if (fields.includes(true) || code === 0xad) continue
    const { deleted = false, hidden = false } = runs.at(placed.placeOf(at))
    if (deleted) out.deleted += 1
    else if (hidden) out.hidden += 1
    else line += placed.text[at]
  }
  if (cells.length > 0) endRow()
  append(out.lines, cell)
  endLine(false)
  return out
}
