/** What people call periods and rhythms. */
import { addDays, weekdayOf } from './arithmetic.ts'
import { formatDay, formatMonthDay } from './chinese.ts'
import type { CivilDate } from './civil-date.ts'
import { datePartsOf, dayNumberOf } from './civil-date.ts'
import type { Period } from './period.ts'
import type { CalendarUnit } from './rhythm.ts'
import { isAligned } from './rhythm.ts'

const ORDINALS = ['一', '二', '三', '四']

/**
 * 2026年第四季度, 2026年下半年, 2026年, 2026年11月, 2026年11月23日, 2026年第48周（11月23日至29日）; of several units
 * their first and last: 2026年11月至12月, 2026年至2027年.
 */
export function periodName(period: Period): string {
  const { start, end } = period
  const { year, month } = datePartsOf(start)
  switch (namedUnit(period)) {
    case 'day':
      return formatDay(start)
    case 'week': {
      const { weekYear, week } = weekOf(start)
      return `${weekYear}年第${week}周（${daysText(start, end, weekYear)}）`
    }
    case 'month':
      return `${year}年${month}月`
    case 'quarter':
      return `${year}年第${ORDINALS[(month - 1) / 3]}季度`
    case 'half-year':
      return `${year}年${month === 1 ? '上半年' : '下半年'}`
    case 'year':
      return `${year}年`
    case null:
      return severalName(period)
  }
}

/** 每天, 每周, 每月, 每季度, 每半年, 每年; of several: 每2周, 每2个月. */
export function everyUnit(unit: CalendarUnit, every = 1): string {
  return every === 1 ? EVERY[unit] : `每${every}${SEVERAL[unit]}`
}

/** Number of an ISO 8601 week, and the year that it is counted in: the one that holds its Thursday. */
export function weekOf(date: CivilDate): { weekYear: number; week: number } {
  const thursday = addDays(date, 4 - weekdayOf(date))
  const weekYear = datePartsOf(thursday).year
  const days = dayNumberOf(thursday) - dayNumberOf(`${weekYear}-01-01`)
  return { weekYear, week: Math.floor(days / 7) + 1 }
}

const EVERY: Record<CalendarUnit, string> = {
  day: '每天',
  week: '每周',
  month: '每月',
  quarter: '每季度',
  'half-year': '每半年',
  year: '每年',
}

const SEVERAL: Record<CalendarUnit, string> = {
  day: '天',
  week: '周',
  month: '个月',
  quarter: '个季度',
  'half-year': '个半年',
  year: '年',
}

/** The unit by whose name a period goes: three months that the calendar aligns are a quarter; null for none. */
function namedUnit({ unit, every = 1 }: Period): CalendarUnit | null {
  if (every === 1) return unit
  if (!isAligned({ unit, every })) return null
  return ({ 3: 'quarter', 6: 'half-year', 12: 'year' } as const)[every] ?? null
}

function severalName({ unit, start, end }: Period): string {
  const [first, last] = [datePartsOf(start), datePartsOf(end)]
  if (unit === 'day' || unit === 'week') return `${first.year}年${daysText(start, end, first.year)}`
  if (unit === 'year') return `${first.year}年至${last.year}年`
  const year = first.year === last.year ? '' : `${last.year}年`
  return `${first.year}年${first.month}月至${year}${last.month}月`
}

/** 11月23日至29日, 11月30日至12月6日, 12月28日至2027年1月3日: the year is named where it is not `year`. */
function daysText(start: CivilDate, end: CivilDate, year: number): string {
  const [first, last] = [datePartsOf(start), datePartsOf(end)]
  const sameMonth = first.year === last.year && first.month === last.month
  const text = (date: CivilDate) => (datePartsOf(date).year === year ? formatMonthDay(date) : formatDay(date))
  return `${text(start)}至${sameMonth ? `${last.day}日` : text(end)}`
}
