/** Sector numbers from here on mean the end of a chain or nothing. */
const LAST = 0xfffffffa

/**
 * The streams of the root storage of an OLE compound file (the container of old Office files), by name.
 * @throws {RangeError} where it is damaged
 */
export function readStreams(bytes: Buffer): Map<string, () => Buffer> {
  const sectorSize = 1 << shift(bytes.readUInt16LE(30), 7, 12)
  const smallSize = 1 << shift(bytes.readUInt16LE(32), 2, 12)
  const cutoff = bytes.readUInt32LE(56)
  const sector = (at: number): Buffer => {
    const from = (at + 1) * sectorSize
    if (from >= bytes.length) throw new RangeError('a sector behind the end of the file')
    return bytes.subarray(from, from + sectorSize)
  }
  const next = fatOf(bytes, sector, sectorSize)
  const chain = (start: number, follow: (at: number) => number, read: (at: number) => Buffer): Buffer => {
    const found: Buffer[] = []
    for (let at = start; at < LAST; at = follow(at)) {
      // No chain is longer than the file: a longer one runs in a circle.
      if (found.length * smallSize > bytes.length) throw new RangeError('a chain of sectors in a circle')
      found.push(read(at))
    }
    return Buffer.concat(found)
  }
  const directory = chain(bytes.readUInt32LE(48), next, sector)
  const smallFat = chain(bytes.readUInt32LE(60), next, sector)
  const root = entryAt(directory, 0)
  let small: Buffer | null = null
  const smallSector = (at: number): Buffer => {
    small ??= chain(root.start, next, sector)
    return small.subarray(at * smallSize, (at + 1) * smallSize)
  }
  const smallNext = (at: number): number => smallFat.readUInt32LE(at * 4)
  const streams = new Map<string, () => Buffer>()
  for (const entry of siblings(directory, root.child)) {
    if (entry.type !== 2) continue
    streams.set(entry.name, () =>
      (entry.size < cutoff
        ? chain(entry.start, smallNext, smallSector)
        : chain(entry.start, next, sector)
      ).subarray(0, entry.size),
    )
  }
  return streams
}

function shift(value: number, least: number, most: number): number {
  if (value < least || value > most) throw new RangeError('a sector size that no file has')
  return value
}

/** The table of the sectors' successors, put together from the sectors that the header names. */
function fatOf(bytes: Buffer, sector: (at: number) => Buffer, sectorSize: number): (at: number) => number {
  const parts: Buffer[] = []
  const add = (at: number): void => {
    if (at < LAST) parts.push(sector(at))
  }
  for (let at = 0; at < 109; at += 1) add(bytes.readUInt32LE(76 + at * 4))
  let more = bytes.readUInt32LE(68)
  for (let hops = 0; more < LAST && hops * sectorSize <= bytes.length; hops += 1) {
    const list = sector(more)
    for (let at = 0; at < sectorSize - 4; at += 4) add(list.readUInt32LE(at))
    more = list.readUInt32LE(sectorSize - 4)
  }
  const fat = Buffer.concat(parts)
  return (at) => fat.readUInt32LE(at * 4)
}

interface Entry {
  name: string
  type: number
  left: number
  right: number
  child: number
  start: number
  size: number
}

function entryAt(directory: Buffer, index: number): Entry {
  const at = directory.subarray(index * 128, index * 128 + 128)
  const length = Math.min(64, Math.max(2, at.readUInt16LE(64)))
  return {
    name: at.toString('utf16le', 0, length - 2),
    type: at.readUInt8(66),
    left: at.readUInt32LE(68),
    right: at.readUInt32LE(72),
    child: at.readUInt32LE(76),
    start: at.readUInt32LE(116),
    size: at.readUInt32LE(120),
  }
}

/** The entries of one storage: a tree, walked without trust in its shape. */
function siblings(directory: Buffer, first: number): Entry[] {
  const found = new Map<number, Entry>()
  const open = [first]
  while (open.length > 0) {
    const index = open.pop() as number
    if (index >= LAST || found.has(index)) continue
    const entry = entryAt(directory, index)
    found.set(index, entry)
    open.push(entry.left, entry.right)
  }
  return [...found.values()]
}
