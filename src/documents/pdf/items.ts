/** A piece of text on a page: where it stands, in points from the lower left, along its own direction of writing. */
export interface Piece {
  text: string
  x: number
  /** Of the baseline. */
  y: number
  width: number
  height: number
}

/** What pdfjs gives for a piece. */
export interface RawItem {
  str: string
  /** The matrix of the text: [a b c d x y]. */
  transform: number[]
  width: number
  height: number
}

/** The pieces of a page that are written in one direction. */
export interface Direction {
  /** Quarter turns, counter-clockwise; null for anything slanting. */
  turns: 0 | 1 | 2 | 3 | null
  pieces: Piece[]
}

/** Pieces by their direction, the direction with the most text first; each turned so that its lines lie level. */
export function byDirection(items: readonly RawItem[]): Direction[] {
  const found = new Map<Direction['turns'], { direction: Direction; characters: number }>()
  for (const item of items) {
    if (item.str.trim() === '') continue
    const [a = 1, b = 0, , , x = 0, y = 0] = item.transform
    const turns = turnsOf(a, b)
    const group = found.get(turns) ?? { direction: { turns, pieces: [] }, characters: 0 }
    found.set(turns, group)
    group.characters += item.str.trim().length
    group.direction.pieces.push({
      text: item.str,
      ...turned(x, y, turns ?? 0),
      width: item.width,
      height: item.height > 0 ? item.height : Math.hypot(a, b),
    })
  }
  return [...found.values()].sort((a, b) => b.characters - a.characters).map((group) => group.direction)
}

function turnsOf(a: number, b: number): Direction['turns'] {
  const angle = (Math.atan2(b, a) * 180) / Math.PI
  const quarter = Math.round(angle / 90)
  return Math.abs(angle - quarter * 90) > 5 ? null : (((quarter + 4) % 4) as 0 | 1 | 2 | 3)
}

function turned(x: number, y: number, turns: number): { x: number; y: number } {
  if (turns === 1) return { x: y, y: -x }
  if (turns === 2) return { x: -x, y: -y }
  return turns === 3 ? { x: -y, y: x } : { x, y }
}
