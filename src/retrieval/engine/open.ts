import { createHash } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { createIndexBuilder } from './build.ts'
import { type Engine, engineOf } from './engine.ts'
import { deserialise, fingerprintOf, type Refusal, serialise } from './serialise.ts'
import type { FirstStageParameters, IndexDocument } from './types.ts'

export interface OpenedEngine extends Engine {
  /** Where the index came from: the file, or built anew because there was none or it could not be used. */
  origin: 'file' | 'missing' | Refusal
  /** Why a newly built index could not be kept; the engine works all the same. */
  unkept: Error | null
}

/**
 * An index that is kept in a file: read where the file is whole and of the same documents, parameters and tokeniser,
 * otherwise built and written (as a whole or not at all).
 * @param documents called once to see what they are, and once more where the index is built.
 * @throws whatever `documents` throws; trouble with the file is told in the result.
 */
export function openEngine(options: {
  file: string
  documents: () => Iterable<IndexDocument>
  parameters: FirstStageParameters
}): OpenedEngine {
  const { file, documents, parameters } = options
  const fingerprint = fingerprintOf(parameters, hashOf(documents()))
  const stored = read(file)
  const found = stored === null ? 'missing' : deserialise(stored, fingerprint)
  if (typeof found !== 'string') return { ...engineOf(found, parameters), origin: 'file', unkept: null }
  const builder = createIndexBuilder(parameters)
  for (const document of documents()) builder.add(document)
  const data = builder.finish()
  return {
    ...engineOf(data, parameters),
    origin: found,
    unkept: keep(file, serialise(data, fingerprint)),
  }
}

/** A hash over all that the index is made of. */
function hashOf(documents: Iterable<IndexDocument>): string {
  const hash = createHash('sha256')
  for (const { id, group, name, path, number, body } of documents) {
    hash.update(JSON.stringify([id, group, name, path, number, body]))
  }
  return hash.digest('hex')
}

/** What stands in the file; null where it cannot be read. */
function read(file: string): Uint8Array | null {
  try {
    return readFileSync(file)
  } catch {
    return null
  }
}

function keep(file: string, parts: readonly Uint8Array[]): Error | null {
  const draft = `${file}.${process.pid}.tmp`
  try {
    mkdirSync(dirname(file), { recursive: true })
    write(draft, parts)
    renameSync(draft, file)
    return null
  } catch (error) {
    rmSync(draft, { force: true })
    return error as Error
  }
}

function write(file: string, parts: readonly Uint8Array[]): void {
  const handle = openSync(file, 'w')
  try {
    for (const part of parts) {
      for (let at = 0; at < part.length; ) at += writeSync(handle, part, at)
    }
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
