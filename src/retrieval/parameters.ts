import type { FirstStageParameters } from './engine/index.ts'

/** The first stage's settings, the same for the own regulations and for foreign corpora. */
export const PARAMETERS: FirstStageParameters = {
  revision: '3',
  k1: 0.5,
  weights: { name: 2, path: 1, body: 1 },
  b: { name: 0.4, path: 0.4, body: 0.4 },
  pairWeight: 1,
  candidates: 300,
}
