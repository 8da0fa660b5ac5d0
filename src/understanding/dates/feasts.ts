import { createRequire } from 'node:module'
import type { CivilDate } from '../../calendar/index.ts'
import { addDays, civilDate } from '../../calendar/index.ts'
import type { DateWords } from '../vocabulary/index.ts'

// chinese-days is published as CommonJS with one default object; require gives it whole.
const lunarCalendar = createRequire(import.meta.url)('chinese-days') as typeof import('chinese-days')

type Holiday = DateWords['holidays'][number]

/** The day of lunar month and day in the lunar year that begins in `year`; null outside the tables. */
export function lunarDay(year: number, month: number, day: number): CivilDate | null {
  const pad = (n: number) => String(n).padStart(2, '0')
  const { date } = lunarCalendar.getSolarDateFromLunar(`${year}-${pad(month)}-${pad(day)}`)
  return /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : null
}

/**
 * The day on which a holiday falls in the civil year `year`; a lunar day of the twelfth month is that of the lunar
 * year ending in it.
 */
export function feastDay(holiday: Holiday, year: number): CivilDate | null {
  if (holiday.lunar === 'eve') {
    const newYear = lunarDay(year, 1, 1)
    return newYear && addDays(newYear, -1)
  }
  if (holiday.term) return lunarCalendar.getSolarTermDate(year, holiday.month ?? 1, holiday.term)
  const { month = 1, day = 1 } = holiday
  if (holiday.lunar !== 'day') return civilDate(year, month, day)
  return lunarDay(month === 12 ? year - 1 : year, month, day)
}
