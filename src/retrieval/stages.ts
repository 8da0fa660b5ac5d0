import type { Engine, FirstStage, Ranked } from './engine/index.ts'
import { PARAMETERS } from './parameters.ts'
import { analyseQuery, loadSearchLanguage, type SearchLanguage } from './query/index.ts'
import { createRanking, loadWeights, type Weights } from './ranking/index.ts'

/** How queries are read and what the second stage weighs. */
export interface Reading {
  language: SearchLanguage
  weights: Weights
}

/** Loads both from below a knowledge folder. @throws KnowledgeError where they are at fault. */
export function loadReading(knowledgeDir: string): Reading {
  return { language: loadSearchLanguage(knowledgeDir), weights: loadWeights(knowledgeDir) }
}

/**
 * Both stages of the search: best first, at least `k` where so many are found; of one group where one is given.
 * @param order of the first stage's candidates: the second reads the first of them, which may be others as well.
 */
export type Stages = (
  query: string,
  options: { group: number | null; k: number; order?: (first: FirstStage) => Uint32Array },
) => Ranked[]

/** The same for the own regulations and for foreign corpora. */
export function createStages({ view, firstStage }: Engine, { language, weights }: Reading): Stages {
  const rank = createRanking(view, language, weights)
  return (query, { group, k, order }) => {
    const analysed = analyseQuery(query, language)
    const wanted = Math.max(k, PARAMETERS.candidates)
    const first = firstStage({ ...analysed, group }, wanted)
    return rank(analysed, order === undefined ? first : { ...first, candidates: order(first) }, group, wanted)
  }
}
