import { periodName, periodOf } from '../../calendar/index.ts'
import { type Turn, tenureLabel } from '../turn.ts'
import type { Board } from '../types.ts'
import { dutyGroups } from './duties-view.ts'

/** My duties in the quarter that holds today. */
export function boardOf(turn: Turn): Board {
  const quarter = periodOf('quarter', turn.today)
  const held = turn.tenures.filter(
    (tenure) => tenure.from <= quarter.end && (tenure.to === null || tenure.to >= quarter.start),
  )
  const groups = held.length === 0 ? [] : dutyGroups(turn, quarter.start, quarter.end)
  return {
    on: turn.today,
    period: { name: periodName(quarter), start: quarter.start, end: quarter.end },
    posts: held.map((tenure) => ({ label: tenureLabel(turn, tenure), from: tenure.from, to: tenure.to })),
    groups,
    message: messageOf(turn, held.length, groups.length),
  }
}

function messageOf(turn: Turn, held: number, groups: number): string | null {
  if (turn.tenures.length === 0)
    return '登记岗位后，这里会列出本季度要做的事。在对话里说“我是镇长”或点“添加岗位”。'
  if (held === 0) return '本季度没有在任的岗位。'
  return groups === 0 ? '您的岗位没有带次数要求的职责；职责内容可以直接提问。' : null
}
