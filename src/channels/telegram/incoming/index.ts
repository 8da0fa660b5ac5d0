export { laneOf, readUpdate } from './read-update.ts'
export { sentenceFor } from './sentences.ts'
export type * from './types.ts'
