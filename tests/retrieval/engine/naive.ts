import type { Field, FirstStageParameters, IndexDocument } from '../../../src/retrieval/engine/index.ts'
import { termsOf } from '../../../src/retrieval/words/index.ts'

const FIELDS: Field[] = ['name', 'path', 'body']
type Counts = ReadonlyMap<string, number>

/** BM25F as it stands in the books, term by term and document by document. */
export function naiveScores(
  documents: readonly IndexDocument[],
  query: Counts,
  kind: 'words' | 'pairs',
  { k1, b, weights }: FirstStageParameters,
): number[] {
  // The name of a group's first document holds for the group.
  const names = new Map<string, string>()
  for (const { group, name } of documents) if (!names.has(group)) names.set(group, name)
  const counted = documents.map((document) => ({
    name: termsOf(names.get(document.group) as string)[kind],
    path: termsOf(document.path)[kind],
    body: termsOf(document.body)[kind],
  }))
  const lengths = (field: Field) => counted.map((each) => sum(each[field].values()))
  const average = (field: Field) => {
    const filled = lengths(field).filter((length) => length > 0)
    return filled.length === 0 ? 1 : sum(filled) / filled.length
  }
  const averages = { name: average('name'), path: average('path'), body: average('body') }
  return counted.map((each) => {
    let score = 0
    for (const [term, weight] of query) {
      const holding = counted.filter((other) => FIELDS.some((field) => other[field].has(term))).length
      if (holding === 0) continue
      const idf = Math.log(1 + (documents.length - holding + 0.5) / (holding + 0.5))
      const frequency = sum(
        FIELDS.map((field) => {
          const length = sum(each[field].values())
          const norm = 1 - b[field] + (b[field] * length) / averages[field]
          return (weights[field] * (each[field].get(term) ?? 0)) / norm
        }),
      )
      score += (weight * idf * frequency) / (k1 + frequency)
    }
    return score
  })
}

function sum(values: Iterable<number>): number {
  let total = 0
  for (const value of values) total += value
  return total
}
