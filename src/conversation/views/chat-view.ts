import { type Reply, reply } from '../../reply/index.ts'
import { sayAction } from '../actions.ts'
import type { Turn } from '../turn.ts'
import { find, replyOf } from './answer-view.ts'

/**
 * No report, no plan, no question about duties: a story may still ask what the law says of it. Anything else (a
 * denial, a notice, an instruction) is told that nothing was recorded, and gets no provision held against it.
 */
export function chatReply(turn: Turn, text: string): Reply {
  const found = find(turn, text)
  const { answer } = found
  if (answer.trace.asks) {
    const given = replyOf(turn, found)
    if (answer.refused) return given
    return { ...given, blocks: [...given.blocks, { type: 'note', text: '这句话没有作为履职活动记录' }] }
  }
  return reply({
    blocks: [
      { type: 'lead', text: '没有记录任何内容。' },
      {
        type: 'text',
        text: '要记履职，请说做了什么，例如“今天带队检查了化工厂”；没做的事不用记。要问规定，请直接提问。',
      },
    ],
    buttons: [
      ['本季度我要做什么', '我的台账', '我的岗位', '帮助'].map((label) => ({
        label,
        action: sayAction(label),
      })),
    ],
  })
}
