export { createAnswerer } from './answerer.ts'
// How a question was understood
export { createQuestionExplainer, type QuestionExplained, type TopicWords } from './explaining.ts'
// The vocabulary of questions, below knowledge/
export { checkQuestionLanguage, loadQuestionLanguage, type QuestionLanguage } from './language/index.ts'
// Titles in a text, as questions are read
export { isPerson, titlesIn } from './reading/posts.ts'
export type * from './types.ts'
export { QuoteError, verified } from './verify.ts'
