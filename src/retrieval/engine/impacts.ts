import { averageOf, FIELDS, KINDS, type Kind, type Lengths } from './lengths.ts'
import { frequencyIn } from './tallies.ts'
import type { Field, FirstStageParameters } from './types.ts'

/** An impact of 1: a term that saturates wholly. */
export const WHOLE_IMPACT = 65_535

type Factors = Record<Kind, Record<Field, Float32Array>>

/**
 * Turns the tallies of postings, in place, into what BM25F makes of them: the weighed and length-normalised frequency
 * f over all fields, saturated as f / (k1 + f), in 16 bits. What is left for a search is to multiply and add.
 */
export function weighPostings(
  segments: readonly { base: number; starts: Uint32Array; documents: Uint16Array; impacts: Uint16Array }[],
  lengths: Lengths,
  isPair: Uint8Array,
  { k1, b, weights }: FirstStageParameters,
): void {
  const factors = factorsOf(lengths, b, weights)
  for (const { base, starts, documents, impacts } of segments) {
    for (let term = 0; term + 1 < starts.length; term++) {
      const { name, path, body } = factors[isPair[term] === 1 ? 'pairs' : 'words']
      const end = starts[term + 1] as number
      for (let i = starts[term] as number; i < end; i++) {
        const document = base + (documents[i] as number)
        const tally = impacts[i] as number
        const frequency =
          frequencyIn(tally, 'body') * (body[document] as number) +
          frequencyIn(tally, 'path') * (path[document] as number) +
          frequencyIn(tally, 'name') * (name[document] as number)
        impacts[i] = Math.round((WHOLE_IMPACT * frequency) / (k1 + frequency))
      }
    }
  }
}

/** What one occurrence counts, by kind, field and document. */
function factorsOf(
  lengths: Lengths,
  b: FirstStageParameters['b'],
  weights: FirstStageParameters['weights'],
): Factors {
  const factorsOfField = (kind: Kind, field: Field) => {
    const { data, length } = lengths[kind][field]
    const average = averageOf(lengths[kind][field])
    const factors = new Float32Array(length)
    for (let i = 0; i < length; i++) {
      factors[i] = weights[field] / (1 - b[field] + (b[field] * (data[i] as number)) / average)
    }
    return factors
  }
  const ofKind = (kind: Kind) =>
    Object.fromEntries(FIELDS.map((field) => [field, factorsOfField(kind, field)])) as Record<
      Field,
      Float32Array
    >
  return Object.fromEntries(KINDS.map((kind) => [kind, ofKind(kind)])) as Factors
}
