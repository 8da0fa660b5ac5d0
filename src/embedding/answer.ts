import { EmbeddingError } from './errors.ts'

/** A hundred vectors of 16,384 numbers with all their digits have less. */
const MOST_BYTES = 64 * 1024 * 1024
/** Numbers of a vector; models in use have 256 to 8,192. */
const MOST_NUMBERS = 16_384
/** Below this length a vector says nothing. */
const LEAST_LENGTH = 1e-6

/**
 * The vectors of a service's answer, one for each text, of length one, in the order of the texts.
 * @param count texts that were sent.
 * @param dimension that they must have; null where it is not known yet.
 * @throws {EmbeddingError} `unreadable`, `refused`, `wrong-count`, `wrong-dimension`, `not-numbers`, `zeros`;
 * whatever broke the connection is thrown as it is.
 */
export async function vectorsOf(
  response: Response,
  count: number,
  dimension: number | null,
): Promise<Float32Array[]> {
  const { status } = response
  const fields = fieldsIn(await bodyOf(response), status)
  // Gateways put an error into an answer that has a status of success.
  if (fields.error !== undefined && fields.error !== null) throw new EmbeddingError('refused', status)
  const { data } = fields
  if (!Array.isArray(data)) throw new EmbeddingError('unreadable', status)
  if (data.length !== count) throw new EmbeddingError('wrong-count', status)
  const vectors: Float32Array[] = new Array(count)
  const wanted = dimension ?? lengthOf(data[0])
  for (const [at, entry] of data.entries()) {
    const { index, embedding } = (entry ?? {}) as { index?: unknown; embedding?: unknown }
    // Services that work on several texts at once may answer in another order.
    const place = placeOf(index ?? at, count)
    if (place === null || vectors[place] !== undefined) throw new EmbeddingError('wrong-count', status)
    vectors[place] = vectorOf(embedding, wanted, status)
  }
  return vectors
}

function placeOf(index: unknown, count: number): number | null {
  return typeof index === 'number' && Number.isInteger(index) && index >= 0 && index < count ? index : null
}

/** Reads no further than an honest answer can be long. */
async function bodyOf(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  const parts: string[] = []
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > MOST_BYTES) throw new EmbeddingError('unreadable', response.status)
    parts.push(decoder.decode(chunk, { stream: true }))
  }
  return parts.join('') + decoder.decode()
}

function fieldsIn(body: string, status: number): Record<string, unknown> {
  try {
    const fields: unknown = JSON.parse(body)
    if (typeof fields === 'object' && fields !== null) return fields as Record<string, unknown>
  } catch {
    // Servers in Python write what is no number as it is, and JSON knows no such word.
    if (/^\s*\{[^<]*\b(?:NaN|Infinity)\b/.test(body)) throw new EmbeddingError('not-numbers', status)
  }
  throw new EmbeddingError('unreadable', status)
}

function lengthOf(entry: unknown): number {
  const { embedding } = (entry ?? {}) as { embedding?: unknown }
  return Array.isArray(embedding) ? embedding.length : 0
}

function vectorOf(numbers: unknown, dimension: number, status: number): Float32Array {
  if (!Array.isArray(numbers)) throw new EmbeddingError('unreadable', status)
  if (numbers.length !== dimension || dimension < 1 || dimension > MOST_NUMBERS) {
    throw new EmbeddingError('wrong-dimension', status)
  }
  let squares = 0
  for (const number of numbers) {
    if (typeof number !== 'number' || !Number.isFinite(number))
      throw new EmbeddingError('not-numbers', status)
    squares += number * number
  }
  const length = Math.sqrt(squares)
  if (!(length > LEAST_LENGTH)) throw new EmbeddingError('zeros', status)
  if (!Number.isFinite(length)) throw new EmbeddingError('not-numbers', status)
  return Float32Array.from(numbers, (number: number) => number / length)
}
