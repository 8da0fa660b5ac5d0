import type { Feature, Weights } from './ranking/index.ts'

/**
 * What the second stage leaves out over the own regulations. Its weights were learned on whole articles of many
 * documents; here provisions are parts of articles, and of every regulation it is known where it holds. Measured one by
 * one: see docs/RETRIEVAL.md.
 */
const LEFT_OUT: readonly Feature[] = [
  // Whose regulation it is: its region is known, and no law comes before the rule of a place.
  'law',
  'local-unsaid',
  // Where an article stands: every item of the first article would be a first one.
  'first',
  'second',
  'place',
  'last',
  // The place that a query names: read exactly, and gained apart.
  'number-said',
]

/** The weights of the second stage as they hold for the own regulations. */
export function provisionWeights({ always, close, titled }: Weights): Weights {
  return { always: without(always), close: without(close), titled: without(titled) }
}

function without(weights: Weights['always']): Weights['always'] {
  const left = Object.entries(weights).filter(([feature]) => !LEFT_OUT.includes(feature as Feature))
  return Object.fromEntries(left)
}
