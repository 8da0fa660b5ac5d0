/** What a document's score by words is made of. Told for a few documents at a time; searching does not wait for it. */
import type { Field, FirstStageParameters, FirstStageQuery, IndexDocument } from './engine/index.ts'
import type { FieldScores, WordParts } from './types.ts'
import { type Terms, termsOf } from './words/index.ts'

const FIELDS: readonly Field[] = ['name', 'path', 'body']
const KINDS = ['words', 'pairs'] as const
type Kind = (typeof KINDS)[number]
type Counted = Record<Field, Terms>
type Lengths = Record<Field, Record<Kind, number>>

/** Takes scores for the terms of a query apart. @returns parts of one of the documents, by its id. */
export type ScoreExplainer = (asked: Pick<FirstStageQuery, 'words' | 'pairs'>) => (id: string) => WordParts

/**
 * Takes the first stage's scores over `documents` apart: by field, and by word and pair of characters. The parts of a
 * document sum up to its score, but for what the index rounds. A term that stands in several fields saturates once for
 * all of them; its score is divided by what each contributed.
 */
export function createScoreExplainer(
  documents: readonly IndexDocument[],
  parameters: FirstStageParameters,
): ScoreExplainer {
  const { k1, b, weights, pairWeight } = parameters
  const counted = new Map(documents.map((document) => [document.id, countedOf(document)]))
  const averages = averagesOf([...counted.values()])
  const holding = holdingOf([...counted.values()])

  /** How often a term counts in each field of a document. */
  function frequenciesOf(document: Counted, kind: Kind, term: string): number[] {
    return FIELDS.map((field) => {
      const count = document[field][kind].get(term) ?? 0
      const length = lengthOf(document[field][kind])
      return (weights[field] * count) / (1 - b[field] + (b[field] * length) / averages[field][kind])
    })
  }

  return (asked) => (id) => {
    const document = counted.get(id) as Counted
    const parts: WordParts = { name: none(), heading: none(), body: none(), terms: [] }
    for (const kind of KINDS) {
      for (const [term, count] of asked[kind]) {
        const each = frequenciesOf(document, kind, term)
        const frequency = each.reduce((sum, one) => sum + one, 0)
        if (frequency === 0) continue
        const size = holding[kind].get(term) as number
        const idf = Math.log(1 + (documents.length - size + 0.5) / (size + 0.5))
        const score = ((kind === 'pairs' ? pairWeight : 1) * count * idf * frequency) / (k1 + frequency)
        for (const [i, field] of (['name', 'heading', 'body'] as const).entries()) {
          parts[field][kind] += (score * (each[i] as number)) / frequency
        }
        parts.terms.push({ term, score })
      }
    }
    parts.terms.sort((a, b) => b.score - a.score)
    return parts
  }
}

function countedOf({ name, path, body }: IndexDocument): Counted {
  return { name: termsOf(name), path: termsOf(path), body: termsOf(body) }
}

function lengthOf(terms: ReadonlyMap<string, number>): number {
  let length = 0
  for (const count of terms.values()) length += count
  return length
}

/** Mean lengths over the documents that have the field; 1 where none has. */
function averagesOf(counted: readonly Counted[]): Lengths {
  const average = (field: Field, kind: Kind) => {
    const lengths = counted.map((document) => lengthOf(document[field][kind])).filter((length) => length > 0)
    return lengths.length === 0 ? 1 : lengths.reduce((sum, length) => sum + length, 0) / lengths.length
  }
  const of = (field: Field) => ({ words: average(field, 'words'), pairs: average(field, 'pairs') })
  return { name: of('name'), path: of('path'), body: of('body') }
}

function holdingOf(counted: readonly Counted[]): Record<Kind, Map<string, number>> {
  const holding = { words: new Map<string, number>(), pairs: new Map<string, number>() }
  for (const document of counted) {
    for (const kind of KINDS) {
      for (const term of new Set(FIELDS.flatMap((field) => [...document[field][kind].keys()]))) {
        holding[kind].set(term, (holding[kind].get(term) ?? 0) + 1)
      }
    }
  }
  return holding
}

function none(): FieldScores {
  return { words: 0, pairs: 0 }
}
