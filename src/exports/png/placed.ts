/** What stands where in a picture, in pixels from its upper left corner. */
import type { DutyStatus } from '../../duties/index.ts'
import { sanitize } from '../../text/index.ts'
import { type Weight, widthOf } from './font.ts'

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

export type Ink = 'text' | 'muted' | 'today'

/** A line of text in a box as wide as the text and as high as its line. */
export interface PlacedText extends Box {
  text: string
  size: number
  weight: Weight
  /** A colour of the palette, or that of the text in a cell. */
  ink: Ink | DutyStatus
}

export interface PlacedCell extends Box {
  status: DutyStatus
  /** What fits of its words; null where nothing does. */
  text: PlacedText | null
}

/** One entry or several on days so near that they would cover each other. */
export interface PlacedMark extends Box {
  late: boolean
  count: number
}

export interface PlacedLine {
  x: number
  top: number
  bottom: number
  today: boolean
}

export interface Placed {
  width: number
  height: number
  texts: PlacedText[]
  cells: PlacedCell[]
  marks: PlacedMark[]
  lines: PlacedLine[]
}

/** Height of a line of text in sizes. */
const LINE = 1.5

/** A line of text whose upper left corner is at `x`, `y`. */
export function textAt(
  given: string,
  at: { x: number; y: number },
  { size = 14, weight = 'regular', ink = 'text' }: Partial<Pick<PlacedText, 'size' | 'weight' | 'ink'>> = {},
): PlacedText {
  // What no XML may hold would make the whole picture fail.
  const text = sanitize(given).replace(/[\ufffe\uffff]/g, '')
  return {
    ...at,
    text,
    size,
    weight,
    ink,
    width: widthOf(text, size, weight),
    height: Math.round(size * LINE),
  }
}

/** Whether two boxes share more than an edge. */
export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}
