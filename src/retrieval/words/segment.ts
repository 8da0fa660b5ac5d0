import { type Dictionary, dictionary } from './dictionary.ts'

/** Node of a piece that is no word of the dictionary. */
export const NO_NODE = -1

let scores = new Float64Array(256)
let ends = new Uint32Array(256)
let nodes = new Int32Array(256)

/**
 * Cuts a run of Chinese characters into the words whose frequencies multiply to the most: jieba's cut without its
 * model for words that the dictionary does not have (they come as single characters; the pairs beside them make up
 * for it). Of two ways that are as likely the one with the longer first word is taken.
 * @param take gets each word's place in the text, and its node in the dictionary or {@link NO_NODE}.
 */
export function segment(
  text: string,
  from: number,
  to: number,
  take: (from: number, to: number, node: number) => void,
): void {
  const words = dictionary()
  reserve(to - from + 1)
  scores[to - from] = 0
  for (let at = to - 1; at >= from; at--) findBest(words, text, from, to, at)
  for (let at = from; at < to; ) {
    const end = from + (ends[at - from] as number)
    take(at, end, nodes[at - from] as number)
    at = end
  }
}

/** Notes the best word that begins at `at`, given those that begin behind it. */
function findBest(
  { weights, unknown, first, next }: Dictionary,
  text: string,
  from: number,
  to: number,
  at: number,
) {
  let best = Number.NEGATIVE_INFINITY
  let bestEnd = at + 1
  let bestNode = NO_NODE
  let end = at + 1
  for (let node = first(text.charCodeAt(at)); node >= 0; node = next(node, text.charCodeAt(end++))) {
    const weight = weights[node] as number
    if (!Number.isNaN(weight)) {
      const score = weight + (scores[end - from] as number)
      if (score >= best) {
        best = score
        bestEnd = end
        bestNode = node
      }
    }
    if (end === to) break
  }
  if (bestNode === NO_NODE) best = unknown + (scores[at + 1 - from] as number)
  scores[at - from] = best
  ends[at - from] = bestEnd - from
  nodes[at - from] = bestNode
}

function reserve(length: number): void {
  if (length <= scores.length) return
  const capacity = length * 2
  scores = new Float64Array(capacity)
  ends = new Uint32Array(capacity)
  nodes = new Int32Array(capacity)
}
