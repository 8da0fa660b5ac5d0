import { addDays, addMonths, type CivilDate, type Workdays } from '../../../calendar/index.ts'
import { ownReminderDay, type WallTime } from '../../../reminders/index.ts'

/** When something is, as its person told it. */
export interface Told {
  day: CivilDate | null
  time: WallTime | null
  /** It is to be done before that. */
  before: boolean
  /** How much earlier its person wishes to hear of it. */
  ahead: { days: number } | { minutes: number } | null
  /** The very day is wanted, be it a day off. */
  exact: boolean
}

/** The moment at which it is asked, and what the day of a reminder depends on. */
export interface Around {
  today: CivilDate
  /** The time it is. */
  now: WallTime
  /** When the digest of a day goes out. */
  digest: WallTime
  /** Today's takes nothing along any more: it was made, or there is none. */
  gone: boolean
  workdays: Workdays
}

/** When a reminder comes; `time` null: with the digest of the day. */
export interface Moment {
  day: CivilDate
  time: WallTime | null
}

/** Why there is none: no day was told; it is over; it is more than a year ahead. */
export type NoMoment = 'no-day' | 'past' | 'far'

const MONTHS_AHEAD = 12
/** What is to be done by noon or earlier is brought up the workday before. */
const NOON = '12:00'
/** Until when a reminder of today is put at an hour of its own. */
const LATEST_TODAY = '22:00'

/** When a person is reminded of something told. */
export function momentOf(told: Told, around: Around): Moment | NoMoment {
  const { today, now } = around
  const day = told.day ?? (told.time === null ? null : today)
  if (day === null) return 'no-day'
  if (day < today || (day === today && told.time !== null && told.time <= now)) return 'past'
  if (day > addMonths(today, MONTHS_AHEAD)) return 'far'
  const early = earlier({ ...told, day }, around)
  if (early) return early
  if (told.time !== null && !told.before) return { day, time: told.time }
  if (told.exact || told.before) return onDay(day, told, around)
  return onDay(ownReminderDay(day, today, around.workdays, { time: around.digest, now }), told, around)
}

/** A moment before the day told that is still to come; null where none is wanted, or left. */
function earlier(told: Told & { day: CivilDate }, around: Around): Moment | null {
  const { day, time, ahead } = told
  const { today, now, workdays } = around
  const isAhead = (moment: Moment) =>
    moment.day > today ||
    (moment.day === today && (moment.time === null ? isToCome(around) : moment.time > now))
  const moment = (): Moment | null => {
    if (ahead && 'days' in ahead) return { day: workdays.onOrBefore(addDays(day, -ahead.days)), time: null }
    if (ahead && time !== null) return minutesBefore(day, time, ahead.minutes)
    if (told.before && (time === null || time <= NOON))
      return { day: workdays.onOrBefore(addDays(day, -1)), time: null }
    return null
  }
  const early = moment()
  return early && isAhead(early) ? early : null
}

/** With the digest of the day; today, once that has gone out, at the next half-hour, and before `told.time`. */
function onDay(day: CivilDate, told: Told, around: Around): Moment | NoMoment {
  const { today, now } = around
  if (day > today || isToCome(around)) return { day, time: null }
  const time = nextHalfHour(now)
  if (time === null || (told.time !== null && time >= told.time)) return 'past'
  return { day, time }
}

/** Whether today's digest is still to be made. */
function isToCome({ digest, gone, now }: Pick<Around, 'digest' | 'gone' | 'now'>): boolean {
  return !gone && digest > now
}

const MINUTES_A_DAY = 1440

function minutesBefore(day: CivilDate, time: WallTime, minutes: number): Moment {
  const at = minutesOf(time) - minutes
  const days = Math.floor(at / MINUTES_A_DAY)
  return { day: addDays(day, days), time: wallTime(at - days * MINUTES_A_DAY) }
}

/** The next full half-hour that is at least a quarter of an hour away; null late in the evening. */
function nextHalfHour(now: WallTime): WallTime | null {
  const at = Math.ceil((minutesOf(now) + 15) / 30) * 30
  return at > minutesOf(LATEST_TODAY) ? null : wallTime(at)
}

function minutesOf(time: WallTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

function wallTime(minutes: number): WallTime {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
