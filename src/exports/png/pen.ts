/** Places lines of text one under another. */
import { type Weight, widthOf } from './font.ts'
import { type Placed, type PlacedText, textAt } from './placed.ts'
import { wrap } from './wrap.ts'

export const WIDTH = 500
export const MARGIN = 20
export const INNER = WIDTH - 2 * MARGIN

type Style = Partial<Pick<PlacedText, 'size' | 'weight' | 'ink'>> & {
  /** Lines at most. */
  most?: number
  /** Pixels from the margin. */
  indent?: number
}

/** A picture that grows downwards; `y` is where the next thing stands. */
export interface Pen extends Omit<Placed, 'width' | 'height'> {
  y: number
  /** Writes a text, broken into lines. */
  write(text: string, style?: Style): void
  skip(pixels: number): void
}

export function newPen(): Pen {
  const pen: Pen = {
    texts: [],
    cells: [],
    marks: [],
    lines: [],
    y: MARGIN,
    write(text, { most, indent = 0, ...style } = {}) {
      const measure = (piece: string) =>
        widthOf(piece, style.size ?? 14, (style.weight ?? 'regular') as Weight)
      for (const line of wrap(text, INNER - indent, measure, most)) {
        const placed = textAt(line, { x: MARGIN + indent, y: pen.y }, style)
        pen.texts.push(placed)
        pen.y += placed.height
      }
    },
    skip(pixels) {
      pen.y += pixels
    },
  }
  return pen
}
