// Over a foreign corpus, with the same engine
export {
  type CorpusIndexer,
  type CorpusSearch,
  createCorpusIndexer,
  createCorpusSearch,
} from './corpus-search.ts'
// By meaning, where there are vectors, and by words and meaning together
export { createDenseSearch, type DenseDocument, type DenseSearch } from './dense/index.ts'
export { searchBoth } from './fusion/index.ts'
// By words alone, with scores that stay comparable
export { createPlainSearch, type PlainSearch, type PlainText } from './plain/index.ts'
// Over the own regulations
export { provisionTexts } from './provisions.ts'
// How queries are read and what the ranking weighs: data below knowledge/language
export { loadSearchLanguage } from './query/index.ts'
export { loadWeights } from './ranking/index.ts'
export { createRegulationSearch, type RegulationSearch } from './regulation-search.ts'
export type * from './types.ts'
// A text as the index cuts it
export { wordsOf } from './words/index.ts'
