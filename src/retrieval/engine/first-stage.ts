import { best } from './best.ts'
import type { IndexData, Segment } from './data.ts'
import { createGroupScores } from './group-scores.ts'
import { WHOLE_IMPACT } from './impacts.ts'
import { queryTerms } from './query-terms.ts'
import type { FirstStage, FirstStageParameters, FirstStageQuery, IndexView, QueryTerms } from './types.ts'

/** Scores all documents for a query and gives the best `most`. What it gives holds until the next call. */
export type FirstStageSearch = (query: FirstStageQuery, most: number) => FirstStage

/** Range of document numbers, the last one excluded. */
interface Range {
  from: number
  to: number
}

/** Scores below this share of the best one count nothing for their groups: most documents share a word or two. */
const LEAST_SHARE = 0.2

export function createFirstStage(
  data: IndexData,
  view: IndexView,
  { pairWeight }: Pick<FirstStageParameters, 'pairWeight'>,
): FirstStageSearch {
  const wordScores = new Float32Array(view.size)
  const scores = new Float32Array(view.size)
  const listed = new Uint32Array(view.size)
  const groups = createGroupScores(view.groupCount)
  let scored: Range = { from: 0, to: 0 }

  return (query, most) => {
    const group = query.group ?? null
    const words = queryTerms(query.words, view.wordId, view)
    const pairs = queryTerms(query.pairs, view.pairId, view)
    for (const each of [wordScores, scores]) each.fill(0, scored.from, scored.to)
    const range = rangeOf(view, group)
    scored = range
    for (const segment of data.segments) accumulate(segment, words, 1, wordScores, range)
    scores.set(wordScores.subarray(range.from, range.to), range.from)
    for (const segment of data.segments) accumulate(segment, pairs, pairWeight, scores, range)
    if (group !== null) leaveOut(scores, range, view.groupOf, group)
    const highest = greatest(scores, range)
    let count = list(scores, range, highest * LEAST_SHARE, listed)
    groups.note(listed.subarray(0, count), scores, view.groupOf)
    if (count < most) count = list(scores, range, 0, listed)
    return {
      words,
      pairs,
      wordScores,
      scores,
      candidates: best(listed.subarray(0, count), scores, highest, most),
      groupBest: groups.best,
      groupTop: groups.top,
    }
  }
}

/** Sets to 0 what stands between the documents of a group. */
function leaveOut(scores: Float32Array, { from, to }: Range, groupOf: Uint32Array, group: number): void {
  for (let i = from; i < to; i++) if (groupOf[i] !== group) scores[i] = 0
}

function greatest(scores: Float32Array, { from, to }: Range): number {
  let highest = 0
  for (let i = from; i < to; i++) if ((scores[i] as number) > highest) highest = scores[i] as number
  return highest
}

/** Lists the documents of a range whose score is above `least`. @returns how many. */
function list(scores: Float32Array, { from, to }: Range, least: number, into: Uint32Array): number {
  let count = 0
  for (let i = from; i < to; i++) if ((scores[i] as number) > least) into[count++] = i
  return count
}

/** Documents from a group's first to its last; others may stand between. */
function rangeOf(view: IndexView, group: number | null): Range {
  if (group === null) return { from: 0, to: view.size }
  const documents = view.documentsOf(group)
  return { from: documents[0] as number, to: (documents[documents.length - 1] as number) + 1 }
}

function accumulate(
  segment: Segment,
  terms: QueryTerms,
  weight: number,
  scores: Float32Array,
  range: Range,
): void {
  const { base, size, starts, documents, impacts } = segment
  if (range.from >= base + size || range.to <= base) return
  const own = scores.subarray(base, base + size)
  for (let t = 0; t < terms.ids.length; t++) {
    const term = terms.ids[t] as number
    if (term + 1 >= starts.length) continue
    let from = starts[term] as number
    let to = starts[term + 1] as number
    if (range.from > base) from = firstAtLeast(documents, from, to, range.from - base)
    if (range.to < base + size) to = firstAtLeast(documents, from, to, range.to - base)
    const factor = (weight * (terms.weights[t] as number) * (terms.idf[t] as number)) / WHOLE_IMPACT
    for (let i = from; i < to; i++) {
      const document = documents[i] as number
      own[document] = (own[document] as number) + factor * (impacts[i] as number)
    }
  }
}

/** Place of the first number that is at least `wanted` in an ascending part of an array; `to` where there is none. */
function firstAtLeast(numbers: Uint16Array, from: number, to: number, wanted: number): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((numbers[middle] as number) < wanted) low = middle + 1
    else high = middle
  }
  return low
}
