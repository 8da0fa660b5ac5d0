/** Vectors that were paid for once, in files below the data folder. */
import { createHash, randomBytes } from 'node:crypto'
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Embedder } from './embedder.ts'
import { EmbeddingError } from './errors.ts'
import { encode, HEAD_BYTES, headOf, isHead, keyIn, keyOf, recordBytes, vectorIn } from './record.ts'
import { cosine } from './vectors.ts'

export interface VectorStore {
  /** Vectors that it holds. */
  readonly size: number
  has(text: string): boolean
  /** The vector of a text; null where it has none. */
  vector(text: string): Float32Array | null
  /**
   * Keeps vectors. They survive whatever happens once this resolves; killed before, none or some of them are there.
   * @throws {EmbeddingError} `disk`.
   */
  add(entries: readonly { text: string; vector: Float32Array }[]): Promise<void>
  close(): Promise<void>
}

/** Below this the same sentence has another vector: another model bears the name. */
const SAME_MODEL = 0.99

/**
 * The store of an embedder's vectors below `dir`. Each model and dimension has one of its own, and where another model
 * goes by the same name (its sample differs) that has another; none is ever changed for the other's sake.
 *
 * A process that adds writes a file of its own, so that two of them never meet in one; what a crash left unfinished at
 * a file's end is not read.
 * @throws {EmbeddingError} `disk`.
 */
export function openVectorStore(
  dir: string,
  embedder: Pick<Embedder, 'model' | 'dimension' | 'sample'>,
): VectorStore {
  const { dimension } = embedder
  try {
    const folder = folderFor(dir, embedder)
    const places = new Map<string, { file: number; at: number }>()
    const files = readdirSync(folder)
      .filter((name) => name.endsWith('.vectors'))
      .sort()
      .map((name) => openSync(join(folder, name), 'r'))
    for (const file of files) {
      for (const { key, at } of keysIn(file, dimension)) places.set(key, { file, at })
    }
    return storeOver(folder, dimension, places, files)
  } catch (error) {
    throw error instanceof EmbeddingError ? error : new EmbeddingError('disk')
  }
}

function storeOver(
  folder: string,
  dimension: number,
  places: Map<string, { file: number; at: number }>,
  files: number[],
): VectorStore {
  const handles: FileHandle[] = []
  let own: { handle: FileHandle; end: number } | null = null
  let last: Promise<void> = Promise.resolve()

  async function append(entries: readonly { text: string; vector: Float32Array }[]): Promise<void> {
    if (own === null) {
      const name = `${Date.now().toString(36)}-${randomBytes(4).toString('hex')}.vectors`
      const handle = await open(join(folder, name), 'ax+')
      handles.push(handle)
      await handle.appendFile(headOf(dimension))
      own = { handle, end: HEAD_BYTES }
    }
    const { handle, end } = own
    const records = entries.map(({ text, vector }) => encode(keyOf(text), vector))
    await handle.appendFile(Buffer.concat(records))
    await handle.datasync()
    for (const [i, { text }] of entries.entries()) {
      places.set(keyOf(text), { file: handle.fd, at: end + i * recordBytes(dimension) })
    }
    own.end = end + records.length * recordBytes(dimension)
  }

  return {
    get size() {
      return places.size
    },
    has: (text) => places.has(keyOf(text)),
    vector(text) {
      const place = places.get(keyOf(text))
      if (place === undefined) return null
      const record = Buffer.alloc(recordBytes(dimension))
      readSync(place.file, record, 0, record.length, place.at)
      return keyIn(record) === null ? null : vectorIn(record, dimension)
    },
    add(entries) {
      if (entries.some(({ vector }) => vector.length !== dimension)) {
        throw new EmbeddingError('wrong-dimension')
      }
      const added = last
        .then(() => append(entries))
        .catch(() => {
          // Where its end lies is not known any more: the next ones go into a new file.
          own = null
          throw new EmbeddingError('disk')
        })
      last = added.catch(() => undefined)
      return added
    },
    async close() {
      await last
      for (const handle of handles.splice(0)) await handle.close()
      own = null
      for (const file of files.splice(0)) closeSync(file)
      places.clear()
    },
  }
}

/** Keys of all whole records of a file, with where each stands. */
function* keysIn(file: number, dimension: number): Generator<{ key: string; at: number }> {
  const length = recordBytes(dimension)
  const chunk = Buffer.alloc(length * Math.max(1, Math.floor(4_000_000 / length)))
  if (readSync(file, chunk, 0, HEAD_BYTES, 0) < HEAD_BYTES || !isHead(chunk, dimension)) return
  for (let at = HEAD_BYTES; ; ) {
    const read = readSync(file, chunk, 0, chunk.length, at)
    for (let from = 0; from + length <= read; from += length, at += length) {
      const key = keyIn(chunk.subarray(from, from + length))
      if (key !== null) yield { key, at }
    }
    if (read < chunk.length) return
  }
}

/** bge-m3-1024-1f0a…, or with -2 behind it where that belongs to another model of the name. */
function folderFor(
  dir: string,
  { model, dimension, sample }: Pick<Embedder, 'model' | 'dimension' | 'sample'>,
) {
  const plain = model
    .replace(/[^A-Za-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 40)
  const hash = createHash('sha256').update(model).digest('hex').slice(0, 8)
  for (let number = 1; ; number++) {
    const folder = join(dir, `${plain}-${dimension}-${hash}${number === 1 ? '' : `-${number}`}`)
    mkdirSync(folder, { recursive: true })
    const file = join(folder, 'sample.json')
    const known = sampleIn(file)
    if (known === null) {
      const written = `${file}.${randomBytes(4).toString('hex')}`
      writeFileSync(written, `${JSON.stringify({ model, dimension, sample: [...sample] })}\n`)
      renameSync(written, file)
      return folder
    }
    if (known.length === dimension && cosine(known, sample) >= SAME_MODEL) return folder
  }
}

function sampleIn(file: string): Float32Array | null {
  try {
    const { sample } = JSON.parse(readFileSync(file, 'utf8')) as { sample: number[] }
    return Float32Array.from(sample)
  } catch {
    return null
  }
}
