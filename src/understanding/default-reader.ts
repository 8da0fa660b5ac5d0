import { fileURLToPath } from 'node:url'
import type { OwedActivity, Reader } from './reader.ts'
import { compileReader } from './reader.ts'
import type { Vocabulary } from './vocabulary/index.ts'
import { loadVocabulary } from './vocabulary/index.ts'

/** The part of the loaded knowledge that decides between activities. */
export interface ObligationSource {
  packs: readonly { obligations: readonly OwedActivity[] }[]
  /** Those with words of their own were brought along by imported regulations. */
  activities?: readonly { id: string; words?: readonly string[] }[]
}

const KNOWLEDGE = fileURLToPath(new URL('../../knowledge', import.meta.url))
let shipped: Vocabulary | undefined
const readers = new WeakMap<ObligationSource, Reader>()

/** The vocabulary that is part of the product, read once. */
export function shippedVocabulary(): Vocabulary {
  shipped ??= loadVocabulary(KNOWLEDGE)
  return shipped
}

/** The reader for a loaded knowledge, compiled once for each. */
export function readerFor(knowledge: ObligationSource): Reader {
  let reader = readers.get(knowledge)
  if (!reader) {
    reader = compileReader(
      shippedVocabulary(),
      knowledge.packs.flatMap((pack) => pack.obligations),
      (knowledge.activities ?? []).flatMap(({ id, words }) => (words ? [{ id, words }] : [])),
    )
    readers.set(knowledge, reader)
  }
  return reader
}
