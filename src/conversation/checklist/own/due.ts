import type { CivilDate } from '../../../calendar/index.ts'
import type { Block } from '../../../reply/index.ts'
import type { Turn } from '../../turn.ts'
import { checklistFor } from '../read.ts'
import { ruleLines, stateOf } from '../states.ts'

/**
 * The organisation's own items with a frequency, as a group of their own below the duties of the law: never among
 * them. Where only what is open is asked for, only those. Empty where there are none.
 */
export async function ownDueBlocks(
  turn: Turn,
  { from, to, openOnly }: { from: CivilDate; to: CivilDate; openOnly: boolean },
): Promise<Block[]> {
  const { lists } = await checklistFor(turn, { from, to })
  const rows = lists
    .flatMap((list) => list.rows)
    .filter(({ item, periods }) => item.own !== undefined && periods.length > 0)
    .filter(({ state }) => !openOnly || state === 'open' || state === 'missed')
  if (rows.length === 0) return []
  return [
    { type: 'heading', text: `本单位补充事项（不是法规原文）` },
    {
      type: 'list',
      items: rows.map((row) => `${stateOf(row)}：${row.item.text}（${ruleLines(turn, row).join('；')}）`),
    },
  ]
}
