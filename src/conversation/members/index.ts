// Those without an invitation
export { answerGuest } from './guest.ts'
// What is said about invitations, members and oneself
export { obeyMember } from './obey.ts'
export { isCarried, useCode } from './redeem.ts'
