export { answerInGroup } from './answer.ts'
export { groupGreeting } from './greeting.ts'
export { answerOfGroups } from './in-private.ts'
