export type { Expression } from './expression.ts'
export { checkQuestionLanguage, loadQuestionLanguage } from './load.ts'
export type { ClaimUnit, FormName, OutsideKind } from './schema.ts'
export type * from './types.ts'
