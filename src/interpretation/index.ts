export { askedAs, createFollowUp, type FollowUp } from './follow-up/index.ts'
export { createInterpreter } from './model/index.ts'
export { loadInterpretationWords } from './model/words.ts'
export type * from './types.ts'
