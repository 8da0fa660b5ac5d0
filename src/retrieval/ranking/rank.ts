import type { FirstStage, IndexView, Ranked } from '../engine/index.ts'
import type { AnalysedQuery, SearchLanguage } from '../query/index.ts'
import { FEATURES, type Feature, PLACE, type Weights } from './features.ts'
import { fieldOf } from './field.ts'
import { createNames } from './names.ts'
import { createValues } from './values.ts'

/** Candidates that are read at most; those after them keep the order of the first stage. */
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
  const valuesOf = createValues(view, nameOf, language)
  const always = vectorOf(weights.always)
  const close = vectorOf(weights.close)
  const titled = vectorOf(weights.titled)
  return (query, first, group, k) => {
    const field = fieldOf(view, query, first.candidates.subarray(0, readable(view, first.candidates)), nameOf)
    const rows = valuesOf(query, first, field)
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
    const isWanted = (document: number) => group === null || view.groupOf[document] === group
    const wanted = ranked.filter(({ document }) => isWanted(document))
    const lowest = ranked.at(-1)?.score ?? 0
    return wanted.length >= k
      ? wanted.slice(0, k)
      : filledUp(wanted, first.candidates.filter(isWanted), lowest, k)
  }
}

/** What was ranked, and behind it the other candidates in their order until there are `k`; scores go on falling. */
function filledUp(ranked: Ranked[], candidates: Uint32Array, lowest: number, k: number): Ranked[] {
  const read = new Set(ranked.map(({ document }) => document))
  const others = candidates.filter((document) => !read.has(document)).subarray(0, k - ranked.length)
  return [...ranked, ...Array.from(others, (document, at) => ({ document, score: lowest - at - 1 }))]
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
