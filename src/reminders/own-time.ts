/** Times of the wall clock, and the day for what a person asked to be reminded of. */
import type { CivilDate, Workdays } from '../calendar/index.ts'
import type { ReminderSettings, WallTime } from './types.ts'

/** Whether nothing is sent at a time: from `from` up to, but not including, `to`, which may lie beyond midnight. */
export function isQuiet(time: WallTime, { from, to }: ReminderSettings['quiet']): boolean {
  if (from === to) return false
  return from < to ? from <= time && time < to : time >= from || time < to
}

/**
 * The day on which a person's own reminder is brought up: the day they wanted where it is worked; else the latest
 * workday before it that is ahead of today, or today itself while the time of the reminder is; else the day they
 * wanted, since they asked for it.
 * @param left the time of the reminder (that of the digest where it has none of its own), and the time it is now.
 */
export function ownReminderDay(
  wanted: CivilDate,
  today: CivilDate,
  workdays: Workdays,
  left: { time: WallTime; now: WallTime },
): CivilDate {
  const worked = workdays.onOrBefore(wanted)
  return worked > today || (worked === today && left.time > left.now) ? worked : wanted
}
