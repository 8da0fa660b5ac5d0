import { type Block, type Button, type Reply, reply } from '../../../reply/index.ts'
import type { DutyItemRow } from '../../../storage/index.ts'
import { isOnBehalf } from '../../behalf/wording.ts'
import { nameOf, type Turn } from '../../turn.ts'
import { sayOf } from '../list-view.ts'
import { checklistFor, spanMeant } from '../read.ts'
import { recordLines, ruleLines, stateOf } from '../states.ts'
import { NOT_LAW, ownRemark } from './words.ts'

/** Items with buttons of their own. */
const MOST_BUTTONS = 3

/** 我的补充事项: what the organisation added, by the numbers that are used to speak of it. */
export async function ownItemsReply(turn: Turn): Promise<Reply> {
  const items = await turn.parts.store.dutyItems(turn.person)
  const whose = isOnBehalf(turn) ? `${nameOf(turn, turn.person)}的` : '您的'
  if (items.length === 0) {
    const text = `${whose}清单里没有补充事项。本单位的年度责任清单、上级部署可以加进来，如“添加清单事项：每月听取一次安全生产汇报，来源：区委办〔2026〕5号，2026年1月10日”。`
    return reply({ blocks: [{ type: 'lead', text }] })
  }
  const span = spanMeant(turn, '')
  const { lists } = await checklistFor(turn, span)
  const rows = new Map(lists.flatMap((list) => list.rows).map((row) => [row.item.own?.id ?? '', row]))
  const blocks = items.flatMap((own, index): Block[] => {
    const row = rows.get(own.id)
    const state = row ? `${stateOf(row)}（${span.name}）` : endedText(own, turn.today)
    const lines = row ? [...ruleLines(turn, row), ...recordLines(turn, row.entries)] : []
    return [
      { type: 'heading', text: `补充事项 ${index + 1} · ${state}` },
      { type: 'text', text: `“${own.text}”` },
      { type: 'note', text: ownRemark(own) },
      ...(lines.length > 0 ? [{ type: 'list', items: lines } satisfies Block] : []),
    ]
  })
  return reply({
    blocks: [{ type: 'lead', text: `${whose}补充事项 ${items.length} 项（${NOT_LAW}）：` }, ...blocks],
    buttons: [...endButtons(turn, items), [sayOf(turn, '看整个清单', '本季度的清单')]],
  })
}

function endedText({ from }: DutyItemRow, today: string): string {
  return from > today ? '– 尚未开始' : '– 已结束'
}

/** 结束, 删除 of each, where they are few. */
function endButtons(turn: Turn, items: readonly DutyItemRow[]): Button[][] {
  if (items.length > MOST_BUTTONS) return []
  return items.map((own, index) => {
    const at = index + 1
    const running = own.to === null || own.to > turn.today
    const end = running ? [sayOf(turn, `结束补充事项${at}`, `结束补充事项${at}`)] : []
    return [...end, sayOf(turn, `删除补充事项${at}`, `删除补充事项${at}`)]
  })
}
