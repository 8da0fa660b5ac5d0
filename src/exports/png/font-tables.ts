/** How wide the characters of an OpenType font are: its tables `cmap` (format 12), `hhea` and `hmtx`, nothing else. */

/** Width of a code point in em; null where the font has no glyph for it. */
export type Advances = (codePoint: number) => number | null

/**
 * Reads the widths out of a font file.
 * @throws where the file is no OpenType font with a Unicode table of format 12.
 */
export function advancesOf(font: Buffer): Advances {
  const table = tablesOf(font)
  const unitsPerEm = font.readUInt16BE(table('head') + 18)
  const widths = font.readUInt16BE(table('hhea') + 34)
  // A copy: what is kept must not keep the whole file in memory.
  const metrics = Buffer.from(font.subarray(table('hmtx'), table('hmtx') + 4 * widths))
  const groups = groupsOf(font, table('cmap'))
  return (codePoint) => {
    const glyph = glyphOf(groups, codePoint)
    // All glyphs beyond the last width given are as wide as that one.
    return glyph === 0 ? null : metrics.readUInt16BE(4 * Math.min(glyph, widths - 1)) / unitsPerEm
  }
}

/** Where each table begins. */
function tablesOf(font: Buffer): (name: string) => number {
  const starts = new Map<string, number>()
  for (let index = 0; index < font.readUInt16BE(4); index++) {
    const at = 12 + 16 * index
    starts.set(font.toString('latin1', at, at + 4), font.readUInt32BE(at + 8))
  }
  return (name) => {
    const start = starts.get(name)
    if (start === undefined) throw new Error(`font without table ${name}`)
    return start
  }
}

/** A run of code points whose glyphs have consecutive numbers. */
interface Group {
  first: number
  last: number
  glyph: number
}

function groupsOf(font: Buffer, cmap: number): Group[] {
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index++) {
    const start = cmap + font.readUInt32BE(cmap + 4 + 8 * index + 4)
    if (font.readUInt16BE(start) !== 12) continue
    return Array.from({ length: font.readUInt32BE(start + 12) }, (_, group) => {
      const at = start + 16 + 12 * group
      return {
        first: font.readUInt32BE(at),
        last: font.readUInt32BE(at + 4),
        glyph: font.readUInt32BE(at + 8),
      }
    })
  }
  throw new Error('font without a Unicode table of format 12')
}

/** Number of the glyph of a code point; 0 where there is none. The groups are in order. */
function glyphOf(groups: readonly Group[], codePoint: number): number {
  let [low, high] = [0, groups.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const group = groups[middle] as Group
    if (codePoint < group.first) high = middle - 1
    else if (codePoint > group.last) low = middle + 1
    else return group.glyph + codePoint - group.first
  }
  return 0
}
