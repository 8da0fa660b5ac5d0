import type { IndexData, Segment } from './data.ts'
import { WHOLE_IMPACT } from './impacts.ts'
import { queryTerms } from './query-terms.ts'
import { createTop } from './top.ts'
import type { FirstStage, FirstStageParameters, FirstStageQuery, IndexView, QueryTerms } from './types.ts'

/** Scores all documents for a query and gives the best `most`. What it gives holds until the next call. */
export type FirstStageSearch = (query: FirstStageQuery, most: number) => FirstStage

/** Range of document numbers, the last one excluded. */
interface Range {
  from: number
  to: number
}

export function createFirstStage(
  data: IndexData,
  view: IndexView,
  parameters: Pick<FirstStageParameters, 'pairWeight'>,
): FirstStageSearch {
  const { pairWeight } = parameters
  const wordScores = new Float32Array(view.size)
  const pairScores = new Float32Array(view.size)
  const groupBest = new Float32Array(view.groupCount)
  const groupTop = new Float32Array(view.groupCount)
  const second = new Float32Array(view.groupCount)
  const third = new Float32Array(view.groupCount)
  let scored: Range = { from: 0, to: 0 }

  /** Takes a group's score among its best three. */
  const noteGroup = (group: number, score: number) => {
    if (score <= (third[group] as number)) return
    if (score <= (second[group] as number)) {
      third[group] = score
      return
    }
    third[group] = second[group] as number
    if (score <= (groupBest[group] as number)) {
      second[group] = score
      return
    }
    second[group] = groupBest[group] as number
    groupBest[group] = score
  }

  return (query, most) => {
    const group = query.group ?? null
    const words = queryTerms(query.words, view.wordId, view)
    const pairs = queryTerms(query.pairs, view.pairId, view)
    for (const scores of [wordScores, pairScores]) scores.fill(0, scored.from, scored.to)
    for (const best of [groupBest, second, third]) best.fill(0)
    const range = rangeOf(view, group)
    scored = range
    for (const segment of data.segments) {
      accumulate(segment, words, wordScores, range)
      accumulate(segment, pairs, pairScores, range)
    }
    const top = createTop(most)
    for (let document = range.from; document < range.to; document++) {
      const score = (wordScores[document] as number) + pairWeight * (pairScores[document] as number)
      if (score === 0) continue
      const itsGroup = view.groupOf[document] as number
      if (group !== null && itsGroup !== group) continue
      noteGroup(itsGroup, score)
      if (score > top.threshold) top.offer(document, score)
    }
    for (let i = 0; i < groupTop.length; i++) {
      groupTop[i] = ((groupBest[i] as number) + (second[i] as number) + (third[i] as number)) / 3
    }
    return { words, pairs, wordScores, pairScores, candidates: top.sorted(), groupBest, groupTop }
  }
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
