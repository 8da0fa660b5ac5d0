export { openAction, parseAction } from './actions.ts'
export { createConversation } from './core.ts'
export type { Parts } from './turn.ts'
export type * from './types.ts'
