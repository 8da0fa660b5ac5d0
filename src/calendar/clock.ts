/** Instants and the wall clock of Asia/Shanghai, whatever time zone the server is set to. */
import type { CivilDate } from './civil-date.ts'
import { CivilDateError, civilDate, isCivilDate } from './civil-date.ts'

/** Tells the present instant. Handed in from the outermost layer; nothing else reads the time. */
export type Clock = () => Date

export const TIME_ZONE = 'Asia/Shanghai'

const WALL = new Intl.DateTimeFormat('en-GB', {
  timeZone: TIME_ZONE,
  calendar: 'gregory',
  numberingSystem: 'latn',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/**
 * The civil date on which an instant falls in Asia/Shanghai.
 * @throws CivilDateError for an invalid Date or one outside the years 1900 to 2999.
 */
export function civilDateOf(instant: Date): CivilDate {
  const wall = wallOf(instant)
  return civilDate(Number(wall.year), Number(wall.month), Number(wall.day))
}

/**
 * `HH:MM` on the wall clock of Asia/Shanghai at an instant.
 * @throws CivilDateError for an invalid Date.
 */
export function timeOfDay(instant: Date): string {
  const wall = wallOf(instant)
  return `${wall.hour}:${wall.minute}`
}

/**
 * A clock for rehearsals: it stands at `startIso` now and runs on with `realNow`.
 * @param startIso ISO 8601: a date, or a date and time, with or without `Z` or an offset. Without one it is meant
 *   in Asia/Shanghai; a date alone is its first minute.
 * @throws CivilDateError where `startIso` is none of these.
 */
export function rehearsalClock(startIso: string, realNow: Clock): Clock {
  const start = parseInstant(startIso).getTime()
  const begun = realNow().getTime()
  return () => new Date(start + (realNow().getTime() - begun))
}

const ISO = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:\d{2})?)?$/

/**
 * The instant of an ISO 8601 text, read in Asia/Shanghai where it names no zone.
 * @throws CivilDateError where the text is none.
 */
export function parseInstant(text: string): Date {
  const [, day, time = '00:00', zone = '+08:00'] = ISO.exec(text) ?? []
  const instant = new Date(isCivilDate(day) ? `${day}T${time}${zone}` : Number.NaN)
  if (Number.isNaN(instant.getTime())) {
    throw new CivilDateError(
      text,
      `“${text}”不是有效时刻：应写作 2026-11-03、2026-11-03T09:30 或 2026-11-03T09:30:00+08:00。`,
    )
  }
  return instant
}

function wallOf(instant: Date): Record<string, string> {
  if (Number.isNaN(instant.getTime())) {
    throw new CivilDateError('Invalid Date', '时刻无效：给出的 Date 不是一个确定的时间。')
  }
  return Object.fromEntries(WALL.formatToParts(instant).map((part) => [part.type, part.value]))
}
