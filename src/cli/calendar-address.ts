import type { Settings } from '../settings.ts'

type CalendarSettings = Pick<Settings, 'ZHAODAN_PUBLIC_URL' | 'ZHAODAN_ACCESS_TOKEN'>

/**
 * Where phones find people's calendars: the address of a secret; null where none can be reached. Without an access
 * token the page answers this machine alone, whatever stands in front of it, and so does the calendar.
 */
export function calendarAddressIn({
  ZHAODAN_PUBLIC_URL: url,
  ZHAODAN_ACCESS_TOKEN: token,
}: CalendarSettings): (secret: string) => string | null {
  if (url === undefined || token === undefined) return () => null
  const base = url.replace(/\/+$/, '')
  return (secret) => `${base}/calendar/${secret}.ics`
}

/** What is said of it at the start; null where nothing is set. */
export function calendarLine({
  ZHAODAN_PUBLIC_URL: url,
  ZHAODAN_ACCESS_TOKEN: token,
}: CalendarSettings): string | null {
  if (url === undefined) return null
  return token === undefined
    ? '设了 ZHAODAN_PUBLIC_URL，还要设 ZHAODAN_ACCESS_TOKEN 才能订阅'
    : '可在手机上订阅'
}
