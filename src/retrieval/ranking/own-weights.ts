import type { IndexView } from '../engine/index.ts'
import type { QueryTable, TermTable } from './query-table.ts'
import type { Readings } from './reading.ts'

/** Weights of the asked terms inside one document: what many of its articles say tells them little apart. */
export interface OwnWeights {
  words: Float64Array
  pairs: Float64Array
  totalWords: number
  totalPairs: number
}

/** With fewer articles there is nothing to tell apart. */
const FEWEST = 3

/** By group, from how many of its candidates have each term. */
export function ownWeights(
  view: IndexView,
  documents: readonly number[],
  readings: Readings,
  table: QueryTable,
): ReadonlyMap<number, OwnWeights> {
  const own = new Map<number, OwnWeights>()
  for (const [at, document] of documents.entries()) {
    const group = view.groupOf[document] as number
    let counts = own.get(group)
    if (counts === undefined) {
      const { words, pairs } = table
      counts = {
        words: new Float64Array(words.size),
        pairs: new Float64Array(pairs.size),
        totalWords: 0,
        totalPairs: 0,
      }
      own.set(group, counts)
    }
    count(counts.words, readings.words, at)
    count(counts.pairs, readings.pairs, at)
  }
  for (const [group, weights] of own) {
    const size = view.groupSize(group)
    weights.totalWords = weigh(weights.words, table.words, size)
    weights.totalPairs = weigh(weights.pairs, table.pairs, size)
  }
  return own
}

function count(counts: Float64Array, present: Uint8Array, at: number): void {
  const base = at * counts.length
  for (let i = 0; i < counts.length; i++) counts[i] = (counts[i] as number) + (present[base + i] as number)
}

/** Turns counts into weights in place; gives their sum, never 0. */
function weigh(counts: Float64Array, { asked }: TermTable, size: number): number {
  let total = 0
  for (let i = 0; i < counts.length; i++) {
    const holding = counts[i] as number
    const weight =
      size < FEWEST ? (asked[i] as number) : Math.log(1 + (size - holding + 0.5) / (holding + 0.5))
    counts[i] = (asked[i] as number) === 0 ? 0 : weight
    total += counts[i] as number
  }
  return total || 1
}
