/** What a document's score is made of. Told for a few documents at a time; searching does not wait for it. */
import { FIELD_WEIGHTS, LENGTH_PENALTY, SATURATION } from './inverted-index.ts'
import { type TermCounts, termsOf } from './terms.ts'
import type { FieldScores, ScoreParts, SearchDocument } from './types.ts'

const FIELDS = ['heading', 'body'] as const
type Field = (typeof FIELDS)[number]
type Counted = Record<Field, { terms: TermCounts; norm: number }>

const HAN = /\p{Script=Han}/u

/**
 * Takes the scores of a search over `documents` apart: by field, and by word, pair of characters and single character.
 * The parts of a document sum up to its score. A term that stands in both fields saturates once for both; its score is
 * divided by what each contributed.
 * @returns parts of one document; null for an id that is none of them.
 */
export function createScoreExplainer(
  documents: readonly SearchDocument[],
): (query: string, id: string) => ScoreParts | null {
  const counted = countedOf(documents)
  const places = new Map(documents.map(({ id }, place) => [id, place]))
  const holding = new Map<string, number>()
  for (const { heading, body } of counted) {
    for (const term of new Set([...heading.terms.keys(), ...body.terms.keys()])) {
      holding.set(term, (holding.get(term) ?? 0) + 1)
    }
  }
  return (query, id) => {
    const place = places.get(id)
    if (place === undefined) return null
    const document = counted[place] as Counted
    const parts: ScoreParts = { heading: none(), body: none(), terms: [] }
    for (const [term, count] of termsOf(query)) {
      const each = FIELDS.map((field) => frequencyIn(document, field, term))
      const frequency = each.reduce((sum, one) => sum + one, 0)
      if (frequency === 0) continue
      const size = holding.get(term) as number
      const idf = Math.log(1 + (documents.length - size + 0.5) / (size + 0.5))
      const score = (count * idf * frequency) / (SATURATION + frequency)
      for (const [i, field] of FIELDS.entries()) {
        parts[field][kindOf(term)] += (score * (each[i] as number)) / frequency
      }
      parts.terms.push({ term, score })
    }
    parts.terms.sort((a, b) => b.score - a.score)
    return parts
  }
}

function countedOf(documents: readonly SearchDocument[]): Counted[] {
  const terms = documents.map(({ heading, body }) => ({ heading: termsOf(heading), body: termsOf(body) }))
  const averages = Object.fromEntries(
    FIELDS.map((field) => {
      const total = terms.reduce((sum, each) => sum + lengthOf(each[field]), 0)
      return [field, total / Math.max(1, documents.length) || 1]
    }),
  ) as Record<Field, number>
  const counted = (each: Record<Field, TermCounts>, field: Field) => {
    const penalty = LENGTH_PENALTY[field]
    return { terms: each[field], norm: 1 - penalty + (penalty * lengthOf(each[field])) / averages[field] }
  }
  return terms.map((each) => ({ heading: counted(each, 'heading'), body: counted(each, 'body') }))
}

function lengthOf(terms: TermCounts): number {
  let length = 0
  for (const count of terms.values()) length += count
  return length
}

function frequencyIn(document: Counted, field: Field, term: string): number {
  const { terms, norm } = document[field]
  return (FIELD_WEIGHTS[field] * (terms.get(term) ?? 0)) / norm
}

function kindOf(term: string): keyof FieldScores {
  if (!HAN.test(term)) return 'words'
  return [...term].length > 1 ? 'pairs' : 'singles'
}

function none(): FieldScores {
  return { words: 0, pairs: 0, singles: 0 }
}
