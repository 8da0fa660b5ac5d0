// Over a foreign corpus, with the same engine
export {
  type CorpusIndexer,
  type CorpusSearch,
  createCorpusIndexer,
  createCorpusSearch,
} from './corpus-search.ts'
// Over the own regulations
export { createRegulationSearch, type RegulationSearch } from './regulation-search.ts'
export type * from './types.ts'
