export { FEATURES, type Feature, type Weights } from './features.ts'
export { loadWeights } from './load.ts'
export { createRanking, type Ranking } from './rank.ts'
