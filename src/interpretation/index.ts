export { askedAs, createFollowUp, type FollowUp } from './follow-up/index.ts'
export type * from './types.ts'
