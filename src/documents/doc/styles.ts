import { readProperties } from './properties.ts'

/** Where the header keeps the place and the length of the style sheet. */
const PLACE = 0xa2
const LENGTH = 0xa6
const PARAGRAPH = 1
/** No style builds on this one. */
const NONE = 0xfff

interface Style {
  base: number
  /** Whether it puts its paragraphs into a list; undefined where it does not say. */
  list: boolean | undefined
}

/** Numbers of the paragraph styles by which Word numbers paragraphs, themselves or by what they build on. */
export function listedStyles(main: Buffer, table: Buffer): ReadonlySet<number> {
  const offset = main.readUInt32LE(PLACE)
  const styles = new Map<number, Style>()
  try {
    readSheet(table.subarray(offset, offset + main.readUInt32LE(LENGTH)), styles)
  } catch (error) {
    // A damaged sheet is no reason to refuse a text that can be read: the styles read so far are told.
    if (!(error instanceof RangeError)) throw error
  }
  return new Set([...styles.keys()].filter((style) => isListed(styles, style)))
}

function isListed(styles: ReadonlyMap<number, Style>, style: number): boolean {
  let at = style
  for (let hops = 0; at !== NONE && hops <= styles.size; hops += 1) {
    const found = styles.get(at)
    if (found === undefined) return false
    if (found.list !== undefined) return found.list
    at = found.base
  }
  return false
}

/** @throws {RangeError} where it is damaged */
function readSheet(sheet: Buffer, styles: Map<number, Style>): void {
  const count = sheet.readUInt16LE(2)
  const fixed = sheet.readUInt16LE(4)
  let at = 2 + sheet.readUInt16LE(0)
  for (let index = 0; index < count; index += 1) {
    const length = sheet.readUInt16LE(at)
    at += 2
    if (length > 0) {
      const style = readStyle(sheet.subarray(at, at + length), fixed)
      if (style !== null) styles.set(index, style)
    }
    at += length
  }
}

/** A fixed part, the name, then lists of properties, the paragraph's first; null for styles of other kinds. */
function readStyle(style: Buffer, fixed: number): Style | null {
  const kind = style.readUInt16LE(2)
  if ((kind & 0xf) !== PARAGRAPH) return null
  const base = kind >> 4
  // The name with its length before and a zero behind; what follows begins at an even place.
  const name = fixed + 2 + style.readUInt16LE(fixed) * 2 + 2
  const from = name + (name % 2)
  if ((style.readUInt16LE(4) & 0xf) === 0 || from + 2 > style.length) return { base, list: undefined }
  const list = style.subarray(from + 2, from + 2 + style.readUInt16LE(from))
  return { base, list: readProperties(list.subarray(2)).list }
}
