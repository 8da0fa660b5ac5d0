import { type CivilDate, timeOfDay } from '../../../calendar/index.ts'
import type { NewOwnReminder } from '../../../storage/index.ts'
import type { Turn } from '../../turn.ts'
import { remindingParts } from '../parts.ts'
import { ownSubscription } from '../private/subscription.ts'
import { DEFAULT_TIME, isSilent, settingsOf } from '../settings.ts'
import type { Around } from './moment.ts'

/** So many reminders of one person may stand at a time. */
export const MOST_STANDING = 20
export const TOO_MANY = `已经有 ${MOST_STANDING} 条没到日子的提醒。请先撤回用不着的，再定新的。`

/** The moment of the turn, as the day of a reminder depends on it, and the person's quiet hours. */
export async function aroundOf(turn: Turn): Promise<Around & { quiet: { from: string; to: string } | null }> {
  const row = await turn.parts.store.subscriptionOf(turn.by)
  const { workdays } = remindingParts(turn.parts)
  const quiet = row ? settingsOf(row).quiet : null
  // A digest that was made, or will not be made, takes nothing along any more.
  const gone = row !== null && (row.plannedDay === turn.today || isSilent(row, turn.today))
  const digest = row?.time ?? DEFAULT_TIME
  return { today: turn.today, now: timeOfDay(turn.now), digest, gone, workdays, quiet }
}

/** A reminder to be kept. */
export interface ToKeep {
  day: CivilDate
  time: string | null
  text: string
  activity: string | null
  plannedFor: CivilDate | null
}

/**
 * Keeps reminders of who speaks, in the turn's transaction; what stands already in the same words for the same time is
 * not kept twice.
 * @returns the ids of all that stand now; null, and keeps nothing, where there would be more than {@link MOST_STANDING}.
 */
export async function keepReminders(turn: Turn, wanted: readonly ToKeep[]): Promise<string[] | null> {
  const standing = await turn.parts.store.ownReminders(turn.by)
  const same = (each: ToKeep) =>
    standing.find(({ day, time, text }) => day === each.day && time === each.time && text === each.text)
  const fresh = wanted.filter((each) => !same(each))
  if (standing.length + fresh.length > MOST_STANDING) return null
  const createdAt = turn.now.toISOString()
  const rows = fresh.map(
    (each): NewOwnReminder => ({ id: turn.parts.newId(), person: turn.by, ...each, createdAt }),
  )
  await turn.parts.store.addOwnReminders(rows)
  await ownSubscription(turn)
  return [...wanted.flatMap((each) => same(each)?.id ?? []), ...rows.map(({ id }) => id)]
}
