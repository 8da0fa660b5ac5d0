import {
  type CivilDate,
  compareDates,
  daysBetween,
  formatChinese,
  formatShort,
  type Period,
  periodName,
  periodOf,
} from '../../../calendar/index.ts'
import { rhythmOf } from '../../../knowledge/index.ts'
import type { Block } from '../../../reply/index.ts'
import { citationOf } from '../../views/words.ts'
import type { RemindingParts } from '../parts.ts'
import type { Left } from './left.ts'

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
  return periodOf(rhythmOf(obligation), start)
}

/** What can still be done, the next deadline first, then what was missed; within a day as given. */
export function byUrgency({ today }: Pick<Sight, 'today'>, left: readonly Left[]): Left[] {
  const past = (end: CivilDate) => (end < today ? 1 : 0)
  return left
    .map((item) => ({ item, end: periodOfItem(item).end }))
    .sort((a, b) => past(a.end) - past(b.end) || compareDates(a.end, b.end))
    .map(({ item }) => item)
}

/** The items under their last days, in the order given. */
export function deadlines({ today }: Pick<Sight, 'today'>, left: readonly Left[]): Deadline[] {
  return [...Map.groupBy(left, (item) => periodOfItem(item).end)].map(([end, items]) => ({
    heading: headingOf(end, today),
    items,
  }))
}

function headingOf(end: CivilDate, today: CivilDate): string {
  const days = daysBetween(today, end)
  if (days < 0) return `${formatShort(end, today)}已过期限，没有足够的记录`
  return days === 0 ? '今天是最后一天' : `${formatShort(end, today)}前（还有 ${days} 天）`
}

/** The law's words of a duty, once a message: two periods of one duty, or two duties of one sentence, share them. */
export function quoting(sight: Sight): (item: Left) => Block[] {
  const said = new Set<string>()
  return ({ obligation }) => {
    const words = `${obligation.ref} ${obligation.quote}`
    if (said.has(words)) return []
    said.add(words)
    return [{ type: 'quote', citation: citationOf(sight, obligation) }]
  }
}

/** 11月24日（星期二） of the year of today: a digest is read on its day. */
export function dayText(today: CivilDate): string {
  return formatChinese(today).replace(/^\d+年/u, '')
}

/** 2026年第四季度 */
export function periodText(item: Left): string {
  return periodName(periodOfItem(item))
}
