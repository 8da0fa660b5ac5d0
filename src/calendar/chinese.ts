import { weekdayOf } from './arithmetic.ts'
import type { CivilDate } from './civil-date.ts'
import { datePartsOf } from './civil-date.ts'

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日']

/** 星期一 … 星期日. */
export function weekdayName(date: CivilDate): string {
  return `星期${WEEKDAYS[weekdayOf(date) - 1]}`
}

/** 2026年11月3日（星期二）. */
export function formatChinese(date: CivilDate): string {
  return `${formatDay(date)}（${weekdayName(date)}）`
}

/** 2026年11月3日. */
export function formatDay(date: CivilDate): string {
  return `${datePartsOf(date).year}年${formatMonthDay(date)}`
}

/** 11月3日. */
export function formatMonthDay(date: CivilDate): string {
  const { month, day } = datePartsOf(date)
  return `${month}月${day}日`
}

/** 11月3日 where the date lies in the year of `on`, else 2026年11月3日. */
export function formatShort(date: CivilDate, on: CivilDate): string {
  return date.slice(0, 4) === on.slice(0, 4) ? formatMonthDay(date) : formatDay(date)
}
