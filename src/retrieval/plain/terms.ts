import { foldWidth, simplify } from '../../text/index.ts'

const HAN = /\p{Script=Han}/u
const RUN = /\p{Script=Han}+|[a-z0-9]+/gu

/** How much a single character counts beside a pair: it tells little, but catches 厅 in 应急厅. */
const SINGLE_WEIGHT = 0.25

/** A term with the number of times it occurs, singles already weighed. */
export type TermCounts = Map<string, number>

/**
 * The terms of a text: pairs of neighbouring Chinese characters, single characters at a quarter of the weight, and
 * whole words of Latin letters or digits. Traditional characters and full-width forms are folded first.
 */
export function termsOf(text: string): TermCounts {
  const counts: TermCounts = new Map()
  const add = (term: string, weight: number) => counts.set(term, (counts.get(term) ?? 0) + weight)
  for (const [run] of simplify(foldWidth(text)).toLowerCase().matchAll(RUN)) {
    if (!HAN.test(run)) {
      add(run, 1)
      continue
    }
    for (let i = 0; i < run.length; i++) {
      add(run[i] as string, SINGLE_WEIGHT)
      if (i + 1 < run.length) add(run.slice(i, i + 2), 1)
    }
  }
  return counts
}
