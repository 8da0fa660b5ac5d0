import type { Rhythm } from '../calendar/index.ts'
import type { Obligation } from './types.ts'

/** How often an obligation recurs, with the day from which blocks are counted that the calendar does not align. */
export function rhythmOf({ period, every, from }: Pick<Obligation, 'period' | 'every' | 'from'>): Rhythm {
  return { unit: period, every, from }
}
