export { openAction } from './actions.ts'
export { createConversation, MOST_CHARACTERS } from './core.ts'
export type { Parts } from './turn.ts'
export type * from './types.ts'
