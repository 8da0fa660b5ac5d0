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
  parameters: Pick<FirstStageParameters, 'pairWeight'>,
): FirstStageSearch {
  const { pairWeight } = parameters
  const wordScores = new Float32Array(view.size)
  const pairScores = new Float32Array(view.size)
  const total = new Float32Array(view.size)
  const listed = new Uint32Array(view.size)
  const groups = createGroupScores(view.groupCount)
  let scored: Range = { from: 0, to: 0 }

  return (query, most) => {
    const group = query.group ?? null
    const words = queryTerms(query.words, view.wordId, view)
    const pairs = queryTerms(query.pairs, view.pairId, view)
    for (const scores of [wordScores, pairScores]) scores.fill(0, scored.from, scored.to)
    const range = rangeOf(view, group)
    scored = range
    for (const segment of data.segments) {
      accumulate(segment, words, wordScores, range)
      accumulate(segment, pairs, pairScores, range)
    }
    const highest = sumUp(wordScores, pairScores, pairWeight, total, range, groupFilter(view, group))
    let count = list(total, range, highest * LEAST_SHARE, listed)
    groups.note(listed.subarray(0, count), total, view.groupOf)
    if (count < most) count = list(total, range, 0, listed)
    return {
      words,
      pairs,
      wordScores,
      pairScores,
      candidates: best(listed.subarray(0, count), total, highest, most),
      groupBest: groups.best,
      groupTop: groups.top,
    }
  }
}

/** A group to which the documents of a range are limited, where others stand between. */
interface GroupFilter {
  groupOf: Uint32Array
  group: number
}

function groupFilter(view: IndexView, group: number | null): GroupFilter | null {
  return group === null ? null : { groupOf: view.groupOf, group }
}

/** Sums both scores into `total`, with 0 for documents out of the group. @returns the greatest. */
function sumUp(
  words: Float32Array,
  pairs: Float32Array,
  pairWeight: number,
  total: Float32Array,
  { from, to }: Range,
  filter: GroupFilter | null,
): number {
  let highest = 0
  for (let i = from; i < to; i++) {
    const sum = (words[i] as number) + pairWeight * (pairs[i] as number)
    total[i] = sum
    if (sum > highest) {
      if (filter === null || filter.groupOf[i] === filter.group) highest = sum
    }
  }
  if (filter !== null) {
    for (let i = from; i < to; i++) if (filter.groupOf[i] !== filter.group) total[i] = 0
  }
  // As `total` holds it.
  return Math.fround(highest)
}

/** Lists the documents of a range whose score is above `least`. @returns how many. */
function list(total: Float32Array, { from, to }: Range, least: number, into: Uint32Array): number {
  let count = 0
  for (let i = from; i < to; i++) if ((total[i] as number) > least) into[count++] = i
  return count
}

/** Documents from a group's first to its last; others may stand between. */
function rangeOf(view: IndexView, group: number | null): Range {
  if (group === null) return { from: 0, to: view.size }
  const documents = view.documentsOf(group)
  return { from: documents[0] as number, to: (documents[documents.length - 1] as number) + 1 }
}

function accumulate(segment: Segment, terms: QueryTerms, scores: Float32Array, range: Range): void {
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
    const factor = ((terms.weights[t] as number) * (terms.idf[t] as number)) / WHOLE_IMPACT
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
