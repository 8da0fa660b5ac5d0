import { createHash } from 'node:crypto'
import { endianness } from 'node:os'
import { TOKENISER_VERSION } from '../words/index.ts'
import { type IndexData, SEGMENT_SIZE } from './data.ts'
import { layOut, readSections, type Section } from './sections.ts'
import { arraysOf, indexOf } from './stored.ts'
import type { FirstStageParameters } from './types.ts'

/** To be raised with every change to what the arrays of an index hold. */
const FORMAT = 1
const MAGIC = 'ZHAODAN\n'
/** Magic, length of the header, SHA-256 of the header. */
const PREAMBLE = 8 + 8 + 32
const ALIGNMENT = 8

interface Header {
  fingerprint: string
  sections: Section[]
  /** SHA-256 of all that follows the header. */
  sha256: string
}

/** Why stored bytes cannot be used: made by another version or of other contents, or not what was written. */
export type Refusal = 'stale' | 'damaged'

/**
 * What decides whether a stored index still holds: format, tokeniser and dictionary, parameters, contents.
 * @param contents whatever changes with the documents, such as a hash over them.
 */
export function fingerprintOf(parameters: FirstStageParameters, contents: string): string {
  const order = endianness()
  return JSON.stringify([FORMAT, SEGMENT_SIZE, order, TOKENISER_VERSION, parameters, contents])
}

/** An index as bytes, in parts. */
export function serialise(data: IndexData, fingerprint: string): Uint8Array[] {
  const { sections, parts } = layOut(arraysOf(data))
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  const header = encodeHeader({ fingerprint, sections, sha256: hash.digest('hex') })
  const preamble = Buffer.alloc(PREAMBLE)
  preamble.write(MAGIC, 0, 'latin1')
  preamble.writeBigUInt64LE(BigInt(header.length), 8)
  preamble.set(sha256Of(header), 16)
  return [preamble, header, ...parts]
}

/** The index that {@link serialise} wrote; its arrays are views of the bytes. Whatever is not exactly that is refused. */
export function deserialise(bytes: Uint8Array, fingerprint: string): IndexData | Refusal {
  const aligned = bytes.byteOffset % ALIGNMENT === 0 ? bytes : Uint8Array.from(bytes)
  const header = readHeader(Buffer.from(aligned.buffer, aligned.byteOffset, aligned.byteLength))
  if (header === null) return 'damaged'
  if (header.fields.fingerprint !== fingerprint) return 'stale'
  const payload = aligned.subarray(header.end)
  if (sha256Of(payload).toString('hex') !== header.fields.sha256) return 'damaged'
  return indexOf(readSections(header.fields.sections, payload))
}

function readHeader(bytes: Buffer): { fields: Header; end: number } | null {
  if (bytes.length < PREAMBLE || bytes.toString('latin1', 0, 8) !== MAGIC) return null
  const length = Number(bytes.readBigUInt64LE(8))
  const end = PREAMBLE + length
  if (end > bytes.length) return null
  const text = bytes.subarray(PREAMBLE, end)
  if (!sha256Of(text).equals(bytes.subarray(16, PREAMBLE))) return null
  return { fields: JSON.parse(text.toString('utf8')) as Header, end }
}

/** JSON, filled up with spaces so that the arrays behind it stand at a multiple of 8. */
function encodeHeader(header: Header): Uint8Array {
  const text = Buffer.from(JSON.stringify(header), 'utf8')
  const padding = (ALIGNMENT - (text.length % ALIGNMENT)) % ALIGNMENT
  return Buffer.concat([text, Buffer.alloc(padding, ' ')])
}

function sha256Of(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}
