import type { FirstStage, IndexView, Ranked } from '../engine/index.ts'
import type { AnalysedQuery, SearchLanguage } from '../query/index.ts'
import { FEATURES, type Feature, PLACE, type Weights } from './features.ts'
import { fieldOf } from './field.ts'
import { createNames } from './names.ts'
import { valuesOf } from './values.ts'

/** Candidates that are read at most, and at least; those after them keep the order of the first stage. */
const READ = 60
const READ_AT_LEAST = 20
/** Words that are read at most beyond those: of long passages fewer candidates do. */
const WORDS_READ = 8000

/**
 * Orders what the first stage found: best first, at most `k`, nothing of another group where one is given. A score is
 * comparable within one query only.
 */
export type Ranking = (query: AnalysedQuery, first: FirstStage, group: number | null, k: number) => Ranked[]

/**
 * The second stage: reads the best candidates and orders them by the weighted sum of what they have. No candidate is
 * ever dropped: what is not read follows in the order of the first stage.
 */
export function createRanking(view: IndexView, language: SearchLanguage, weights: Weights): Ranking {
  const nameOf = createNames(view, language)
  const always = vectorOf(weights.always)
  const close = vectorOf(weights.close)
  const titled = vectorOf(weights.titled)
  return (query, first, group, k) => {
    const field = fieldOf(view, query, first.candidates.subarray(0, readable(view, first.candidates)), nameOf)
    const rows = valuesOf(view, query, first, field, nameOf, language)
    const closeness = greatest(rows, 'sentence-asked')
    const named = greatest(rows, 'name-share')
    const factors = always.map(
      (factor, at) => factor + closeness * (close[at] as number) + named * (titled[at] as number),
    )
    const ranked = field.documents.map((document, at) => ({
      document,
      score: dot(rows[at] as Float64Array, factors),
    }))
    ranked.sort((a, b) => b.score - a.score || a.document - b.document)
    const lowest = ranked.at(-1)?.score ?? 0
    const read = new Set(field.documents)
    let rank = 0
    for (const document of first.candidates) {
      if (ranked.length >= k) break
      if (!read.has(document)) ranked.push({ document, score: lowest - ++rank })
    }
    return ranked.filter(({ document }) => group === null || view.groupOf[document] === group).slice(0, k)
  }
}

function dot(values: Float64Array, factors: Float64Array): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += (values[i] as number) * (factors[i] as number)
  return sum
}

function vectorOf(weights: Weights['always']): Float64Array {
  return Float64Array.from(FEATURES, (feature) => weights[feature] ?? 0)
}

function greatest(rows: readonly Float64Array[], feature: Feature): number {
  return rows.reduce((most, row) => Math.max(most, row[PLACE[feature]] as number), 0)
}

/** How many of the candidates are read. */
function readable(view: IndexView, candidates: Uint32Array): number {
  let words = 0
  let count = 0
  for (const document of candidates) {
    words += view.lengthOf[document] as number
    if (count === READ || (count >= READ_AT_LEAST && words > WORDS_READ)) break
    count++
  }
  return count
}
