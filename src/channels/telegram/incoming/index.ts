export { laneOf, readUpdate } from './read-update.ts'
export { sentenceFor, VIDEO } from './sentences.ts'
export type * from './types.ts'
