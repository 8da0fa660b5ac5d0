export { loadVocabulary, VocabularyError } from './load.ts'
export type * from './schema.ts'
export { anyOf, indexOf } from './words.ts'
