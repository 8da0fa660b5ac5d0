/** From which day on somebody is reminded in a chat. */
import type { DayNumber } from '../calendar/index.ts'
import { dayNumberOf } from '../calendar/index.ts'
import type { Occasion } from './occasions.ts'
import type { StagedPeriod } from './stages.ts'
import { MISSED, NEVER } from './stages.ts'
import type { Subscription } from './types.ts'

export interface Began {
  /** First day of which a stage is brought up. */
  since: DayNumber
  /** Day on which the person came; before all days where they always took part, or it is nobody. */
  joined: DayNumber
}

/** When it began for a person; null for what is nobody's. */
export function beganOf({ since, joined }: Subscription, person: string | null): Began {
  const came = person === null ? undefined : joined?.get(person)
  const day = came === undefined ? -NEVER : dayNumberOf(came)
  return { since: Math.max(dayNumberOf(since), day), joined: day }
}

/** Whether an occasion is of before: its own day, or, of what was missed, the period's last one. */
export function isOfBefore(
  { since, joined }: Began,
  { rank, day }: Occasion,
  { lastDay }: StagedPeriod,
): boolean {
  return day < since || (rank === MISSED && lastDay < joined)
}
