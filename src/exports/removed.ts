import { formatDay } from '../calendar/index.ts'
import type { Facts } from './facts.ts'
import { momentText, nameOf, postText, spanText } from './words.ts'

/** Above {@link removedLines}. */
export const REMOVED = '已删除的登记（不再计入清单）'

/** One line for each post and own item that was taken off the record: what it was, when and by whom it was removed. */
export function removedLines(facts: Facts): string[] {
  const { tenures, items } = facts.removed
  const days = ({ from, to }: { from: string; to: string | null }) =>
    to === null ? `${formatDay(from)}起` : spanText(from, to)
  const removed = ({ withdrawnAt, withdrawnBy }: { withdrawnAt: string; withdrawnBy: string | null }) =>
    `${momentText(new Date(withdrawnAt))}${withdrawnBy === null ? '' : `由${nameOf(facts, withdrawnBy)}`}删除`
  return [
    ...tenures.map((tenure) => `岗位：${postText(facts, tenure)}，${days(tenure)}；${removed(tenure)}`),
    ...items.map(
      (item) => `本单位补充事项：“${item.text}”（来源：${item.source}），${days(item)}；${removed(item)}`,
    ),
  ]
}
