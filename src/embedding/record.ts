/** How vectors stand in a file: a head, then records of one length, each with a sum that shows whether it is whole. */
import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'

const MAGIC = Buffer.from('zhaodan vectors\n')
export const HEAD_BYTES = MAGIC.length + 8
const VERSION = 1
const KEY_BYTES = 16
const SUM_BYTES = 4

/** What a text's vector is found by. */
export function keyOf(text: string): string {
  return createHash('sha256')
    .update(text)
    .digest('hex')
    .slice(0, KEY_BYTES * 2)
}

export function recordBytes(dimension: number): number {
  return KEY_BYTES + dimension * 4 + SUM_BYTES
}

export function headOf(dimension: number): Buffer {
  const head = Buffer.alloc(HEAD_BYTES)
  MAGIC.copy(head)
  head.writeUInt32LE(VERSION, MAGIC.length)
  head.writeUInt32LE(dimension, MAGIC.length + 4)
  return head
}

export function isHead(bytes: Buffer, dimension: number): boolean {
  return bytes.subarray(0, HEAD_BYTES).equals(headOf(dimension))
}

export function encode(key: string, vector: Float32Array): Buffer {
  const record = Buffer.alloc(recordBytes(vector.length))
  record.write(key, 0, 'hex')
  for (let i = 0; i < vector.length; i++) record.writeFloatLE(vector[i] as number, KEY_BYTES + i * 4)
  const end = record.length - SUM_BYTES
  record.writeUInt32LE(crc32(record.subarray(0, end)), end)
  return record
}

/** The key of a record; null where it is damaged. */
export function keyIn(record: Buffer): string | null {
  const end = record.length - SUM_BYTES
  if (crc32(record.subarray(0, end)) !== record.readUInt32LE(end)) return null
  return record.toString('hex', 0, KEY_BYTES)
}

export function vectorIn(record: Buffer, dimension: number): Float32Array {
  const vector = new Float32Array(dimension)
  for (let i = 0; i < dimension; i++) vector[i] = record.readFloatLE(KEY_BYTES + i * 4)
  return vector
}
