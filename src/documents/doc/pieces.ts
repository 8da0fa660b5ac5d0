/** Where the parts of a Word 97–2003 document's text begin and end, in characters from its start. */
export interface Parts {
  body: [number, number]
  footnotes: [number, number]
  headers: [number, number]
  comments: [number, number]
  endnotes: [number, number]
  boxes: [number, number]
}

/** The text with the place in the file that each character stands at (properties are kept by place). */
export interface PlacedText {
  text: string
  /** The byte of the main stream at which character `at` stands. */
  placeOf(at: number): number
}

/** The lengths of the parts, in the order in which their text follows. */
const LENGTHS = { body: 0x4c, footnotes: 0x50, headers: 0x54, comments: 0x5c, endnotes: 0x60, boxes: 0x64 }

export function partsOf(main: Buffer): Parts {
  const parts: Record<string, [number, number]> = {}
  let from = 0
  for (const [name, at] of Object.entries(LENGTHS)) {
    const to = from + main.readUInt32LE(at)
    parts[name] = [from, to]
    from = to
  }
  return parts as unknown as Parts
}

/**
 * The text of all parts, put together from the pieces that the piece table names.
 * @throws {RangeError} where the table is damaged
 */
export function placedText(main: Buffer, table: Buffer): PlacedText {
  const pieces = pieceTable(table, main.readUInt32LE(0x1a2), main.readUInt32LE(0x1a6))
  const narrow = new TextDecoder('windows-1252')
  const texts: string[] = []
  let characters = 0
  for (const { from, to, place, wide } of pieces) {
    const length = to - from
    const end = place + length * (wide ? 2 : 1)
    characters += length
    if (length < 0 || end > main.length || characters > main.length)
      throw new RangeError('a piece behind the end')
    texts.push(wide ? main.toString('utf16le', place, end) : narrow.decode(main.subarray(place, end)))
  }
  let last = 0
  return {
    text: texts.join(''),
    placeOf(at) {
      // Asked in the order of the text: the piece is the last one or the next.
      if (at < (pieces[last]?.from ?? 0)) last = 0
      while (last < pieces.length - 1 && at >= (pieces[last]?.to ?? 0)) last += 1
      const piece = pieces[last]
      return piece === undefined ? 0 : piece.place + (at - piece.from) * (piece.wide ? 2 : 1)
    },
  }
}

interface Piece {
  from: number
  to: number
  place: number
  wide: boolean
}

function pieceTable(table: Buffer, offset: number, length: number): Piece[] {
  const clx = table.subarray(offset, offset + length)
  let at = 0
  while (clx.readUInt8(at) === 1) at += 3 + clx.readUInt16LE(at + 1)
  if (clx.readUInt8(at) !== 2) throw new RangeError('no piece table')
  const size = clx.readUInt32LE(at + 1)
  const plc = clx.subarray(at + 5, at + 5 + size)
  const count = Math.floor((size - 4) / 12)
  return Array.from({ length: count }, (_, index) => {
    const packed = plc.readUInt32LE((count + 1) * 4 + index * 8 + 2)
    const wide = (packed & 0x40000000) === 0
    const place = packed & 0x3fffffff
    return {
      from: plc.readUInt32LE(index * 4),
      to: plc.readUInt32LE(index * 4 + 4),
      place: wide ? place : place / 2,
      wide,
    }
  })
}
