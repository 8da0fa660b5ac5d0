import { type CivilDate, formatChinese, formatShort } from '../../../calendar/index.ts'
import type { WallTime } from '../../../reminders/index.ts'
import type { Told } from './moment.ts'

/** 9:00 */
export function timeText(time: WallTime): string {
  return time.replace(/^0(?=\d:)/, '')
}

/** 11月27日（星期五）15:00; the year where it is not that of `today`. */
export function momentText(day: CivilDate, time: WallTime | null, today: CivilDate): string {
  const date = formatChinese(day)
  const short = day.slice(0, 4) === today.slice(0, 4) ? date.replace(/^\d+年/u, '') : date
  return time === null ? short : `${short}${timeText(time)}`
}

/**
 * What a reminder says: the person's words, and the day they are about where they are not read on it: 开会（11月27日前）.
 * @param day on which it is read.
 */
export function reminderText(text: string, told: Told, day: CivilDate): string {
  if (told.day === null || (told.day === day && !told.before && told.ahead === null)) return text
  const date = told.day === day ? '' : formatShort(told.day, day)
  const time = told.time === null ? '' : timeText(told.time)
  const until = told.before ? '前' : ''
  return date === '' && time === '' ? text : `${text}（${date}${time}${until}）`
}
