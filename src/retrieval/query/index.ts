export { analyseQuery } from './analyse.ts'
export { loadSearchLanguage } from './load.ts'
export { type AnalysedQuery, QUESTION_KINDS, type QuestionKind, type SearchLanguage } from './types.ts'
