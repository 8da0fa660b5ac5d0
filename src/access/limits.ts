import { type RateLimit, type RateWindow, rateLimit } from './rate.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** What one guest may send, taps included. */
export const GUEST_A_MINUTE: RateWindow = { most: 10, withinMs: MINUTE_MS }
export const GUEST_A_DAY: RateWindow = { most: 100, withinMs: 24 * HOUR_MS }
/** How many codes that let nobody in one person may try. */
export const WRONG_CODES_AN_HOUR: RateWindow = { most: 5, withinMs: HOUR_MS }

/** How often one guest is told in one group that there were too many: everybody reads it. */
const TOLD_IN_GROUP: RateWindow = { most: 1, withinMs: MINUTE_MS }

/** What the administrators of one group may do to its panel together: more than anybody taps, and no flood. */
export const PANEL_A_MINUTE: RateWindow = { most: 60, withinMs: MINUTE_MS }

/** What is counted of each person; one for a whole process. */
export interface Limits {
  guestMessages: RateLimit
  wrongCodes: RateLimit
  /** By group and guest. */
  toldInGroup: RateLimit
  /** By group. */
  panel: RateLimit
  /** By group and person: how often the platform is asked whether they administer it. */
  asking: RateLimit
}

export function createLimits(): Limits {
  return {
    guestMessages: rateLimit([GUEST_A_DAY, GUEST_A_MINUTE]),
    wrongCodes: rateLimit([WRONG_CODES_AN_HOUR]),
    toldInGroup: rateLimit([TOLD_IN_GROUP]),
    panel: rateLimit([PANEL_A_MINUTE]),
    asking: rateLimit([PANEL_A_MINUTE]),
  }
}
