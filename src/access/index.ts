// Invitation codes
export { isInvitationCode, newInvitationCode } from './codes.ts'
// How much a person may send
export type { Limits } from './limits.ts'
export { createLimits, GUEST_A_DAY, GUEST_A_MINUTE, PANEL_A_MINUTE, WRONG_CODES_AN_HOUR } from './limits.ts'
export type { RateLimit, RateWindow } from './rate.ts'
export { rateLimit } from './rate.ts'
// What a person may do
export { isLocal, numberOf, standingOf } from './standing.ts'
export type { Standing } from './types.ts'
