/** Makes PNGs smaller: a chat has few colours, and a palette of 256 takes a third of the bytes. */
import { crc32, deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const MOST_COLOURS = 256

interface Pixels {
  width: number
  height: number
  /** 0xRRGGBB, row by row. */
  colours: Uint32Array
}

/**
 * The same picture with a palette of its 256 most frequent colours; every other colour becomes the nearest of them.
 * @param png 8-bit RGB or RGBA, opaque, not interlaced, as browsers make them.
 */
export function withPalette(png: Buffer): Buffer {
  const { width, height, colours } = readPng(png)
  const counts = new Map<number, number>()
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1)
  const palette = [...counts]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, MOST_COLOURS)
    .map(([colour]) => colour)
  const indexOf = new Map([...counts.keys()].map((colour) => [colour, nearest(palette, colour)]))
  const rows = Buffer.alloc(height * (width + 1))
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      rows[y * (width + 1) + 1 + x] = indexOf.get(colours[y * width + x] as number) ?? 0
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  const table = Buffer.from(palette.flatMap((colour) => channels(colour)))
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', table),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const channels = (colour: number) => [colour >> 16, (colour >> 8) & 255, colour & 255] as const

function nearest(palette: number[], colour: number): number {
  const [red, green, blue] = channels(colour)
  let found = 0
  let least = Number.POSITIVE_INFINITY
  for (const [index, each] of palette.entries()) {
    const [r, g, b] = channels(each)
    const distance = (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2
    if (distance < least) [found, least] = [index, distance]
    if (distance === 0) break
  }
  return found
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

/** Reads a PNG of 8-bit RGB or RGBA. */
export function readPng(png: Buffer): Pixels {
  const [width, height, bits, type, interlaced] = [
    png.readUInt32BE(16),
    png.readUInt32BE(20),
    png[24],
    png[25],
    png[28],
  ]
  if (bits !== 8 || (type !== 2 && type !== 6) || interlaced !== 0)
    throw new Error('Only 8-bit RGB and RGBA without interlacing can be read.')
  const size = type === 2 ? 3 : 4
  const data: Buffer[] = []
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  const rows = unfiltered(inflateSync(Buffer.concat(data)), width * size, height, size)
  const colours = Uint32Array.from({ length: width * height }, (_, index) => rows.readUIntBE(index * size, 3))
  return { width, height, colours }
}

/** Undoes the five filters of PNG: each byte was stored as the difference to a guess from its neighbours. */
function unfiltered(raw: Buffer, stride: number, height: number, size: number): Buffer {
  const rows = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)]
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x
      const left = x < size ? 0 : (rows[at - size] as number)
      const up = y === 0 ? 0 : (rows[at - stride] as number)
      const corner = x < size || y === 0 ? 0 : (rows[at - stride - size] as number)
      const guesses = [0, left, up, (left + up) >> 1, paeth(left, up, corner)]
      rows[at] = (raw[y * (stride + 1) + 1 + x] as number) + (guesses[filter as number] as number)
    }
  }
  return rows
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  if (a <= b && a <= c) return left
  return b <= c ? up : corner
}
