import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator'
import { addDays, type CivilDate, TIME_ZONE } from '../../calendar/index.ts'
import { sanitize } from '../../text/index.ts'
import type { Facts } from '../facts.ts'
import { deadlinesOf } from './dates.ts'

/** How often a phone should fetch it again, in seconds. */
const REFRESH_SECONDS = 6 * 60 * 60

/**
 * The last days of what the person has still to do in periods that reach into the span, as an iCalendar file (RFC 5545): one event a duty
 * and period, over the whole civil day in Asia/Shanghai, with an id that stays the same, and no alarm: 照单 reminds by
 * itself. What is done is not in it, nor what is due every few days. The same on a machine of any time zone.
 */
export function calendarIcs(facts: Facts): Buffer {
  const calendar = ical({
    name: facts.name === null ? '履职期限' : `${facts.name}的履职期限`,
    description: '照单：还没有完成的履职事项的最后一天。每天、每几天要做的不在其中。',
    prodId: { company: 'zhaodan', product: 'zhaodan', language: 'ZH' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_SECONDS,
  })
  for (const { uid, day, summary, description } of deadlinesOf(facts)) {
    calendar.createEvent({
      id: uid,
      allDay: true,
      start: dayOf(day),
      end: dayOf(addDays(day, 1)),
      stamp: facts.madeAt,
      // Control and direction characters are none that the format allows, whatever wrote them into the record.
      summary: sanitize(summary),
      description: sanitize(description),
      transparency: ICalEventTransparency.TRANSPARENT,
    })
  }
  return Buffer.from(`${inTimeZone(calendar.toString())}\r\n`, 'utf8')
}

/**
 * Given to the library, a time zone would have it read days in that of this machine; so it is written by itself. It is
 * also the one component that a calendar without events must have.
 */
const IN_TIME_ZONE = [
  `X-WR-TIMEZONE:${TIME_ZONE}`,
  'BEGIN:VTIMEZONE',
  `TZID:${TIME_ZONE}`,
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0800',
  'TZOFFSETTO:+0800',
  'TZNAME:CST',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n')

function inTimeZone(text: string): string {
  return text.replace(/\r\n(?=BEGIN:VEVENT|END:VCALENDAR)/, `\r\n${IN_TIME_ZONE}\r\n`)
}

/** A day as the library reads it where no time zone is given. */
function dayOf(day: CivilDate): Date {
  return new Date(`${day}T00:00:00.000Z`)
}
