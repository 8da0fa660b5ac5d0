export { openAction, parseAction } from './actions.ts'
export { createConversation } from './core.ts'
export { groupGreeting } from './groups/index.ts'
// What was asked in groups lately, to be kept where a conversation is made anew
export { createRecent } from './model/recent.ts'
export { leaveWithChat } from './reminders/group/people.ts'
export { type OwnOutlook, outlook } from './reminders/outlook.ts'
export type { Parts } from './turn.ts'
export type * from './types.ts'
