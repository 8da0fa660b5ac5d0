export { createAnswerer } from './answerer.ts'
// The vocabulary of questions, below knowledge/
export { checkQuestionLanguage, loadQuestionLanguage, type QuestionLanguage } from './language/index.ts'
export type * from './types.ts'
export { QuoteError } from './verify.ts'
