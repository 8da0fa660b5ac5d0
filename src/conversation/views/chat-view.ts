import { type Reply, reply } from '../../reply/index.ts'
import { sayAction } from '../actions.ts'
import type { Turn } from '../turn.ts'
import { answerReply } from './answer-view.ts'

/** What tells a statement about the person's own doing, a notice or a news item from a story to ask about. */
const NO_QUESTION =
  /没有?(?:去|能|来得及)?(?:检查|调研|开|召开|组织|带队|参加|学习|做|报)|取消|延期|改期|新华社|[日月]电|讯[：: ]|通知|请于|请各|要求各|安排.{1,12}去|记为|改成(?:已|met)|系统管理员|[Dd][Rr][Oo][Pp] |忽略.{0,8}(?:规则|指令|要求|提示)/
const ASKS = /[?？]|吗|呢$|怎么|咋|如何|什么|啥|多久|会不会|能不能|是否|要不要|该不该/

/**
 * No report, no plan, no question about duties: a story may still ask what the law says of it; anything else is told
 * that nothing was recorded.
 */
export function chatReply(turn: Turn, text: string): Reply {
  if (ASKS.test(text) || !NO_QUESTION.test(text)) {
    const answer = answerReply(turn, text)
    if (answer.citations.length > 0) {
      return { ...answer, blocks: [...answer.blocks, { type: 'note', text: '这句话没有作为履职活动记录' }] }
    }
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
      ['本季度我要做什么', '我的台账', '我的岗位', '帮助'].map((text) => ({
        label: text,
        action: sayAction(text),
      })),
    ],
  })
}
