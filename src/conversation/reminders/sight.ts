import {
  type CivilDate,
  daysBetween,
  formatChinese,
  formatShort,
  type Period,
  periodName,
  periodOf,
} from '../../calendar/index.ts'
import type { Left } from './left.ts'
import type { RemindingParts } from './parts.ts'

/** What the words of a digest rest on. */
export interface Sight {
  parts: RemindingParts
  /** Civil day in Asia/Shanghai on which it is read. */
  today: CivilDate
  /** Whose buttons stand below; null where the chat has none. */
  subscription: string | null
}

/** What of a digest shares one last day. */
export interface Deadline {
  heading: string
  items: Left[]
}

/** 2026年第四季度 */
export function periodOfItem({ obligation, start }: Left): Period {
  return periodOf(obligation.period, start)
}

/** The items by last day: what was missed first, then what comes first. */
export function deadlines({ today }: Sight, left: readonly Left[]): Deadline[] {
  const ends = [...new Set(left.map((each) => periodOfItem(each).end))].sort()
  return ends.map((end) => ({
    heading: headingOf(end, today),
    items: left.filter((each) => periodOfItem(each).end === end),
  }))
}

function headingOf(end: CivilDate, today: CivilDate): string {
  const days = daysBetween(today, end)
  if (days < 0) return `${formatShort(end, today)}已过期限，没有足够的记录`
  return days === 0 ? '今天是最后一天' : `${formatShort(end, today)}前（还有 ${days} 天）`
}

/** 11月24日（星期二） of the year of today: a digest is read on its day. */
export function dayText(today: CivilDate): string {
  return formatChinese(today).replace(/^\d+年/u, '')
}

/** 2026年第四季度 */
export function periodText(item: Left): string {
  return periodName(periodOfItem(item))
}
