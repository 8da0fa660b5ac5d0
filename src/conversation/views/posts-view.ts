import { formatDay } from '../../calendar/index.ts'
import { type Block, type Button, type Reply, reply } from '../../reply/index.ts'
import { sayAction } from '../actions.ts'
import { type Turn, tenureLabel } from '../turn.ts'

/** The posts held, past and present. */
export function postsReply(turn: Turn): Reply {
  const add: Button = { label: '添加岗位', action: sayAction('添加岗位') }
  if (turn.tenures.length === 0) {
    return reply({ blocks: [{ type: 'lead', text: '您还没有登记岗位。' }], buttons: [[add]] })
  }
  const items = turn.tenures.map(
    (tenure) =>
      `${tenureLabel(turn, tenure)}：${formatDay(tenure.from)}起${tenure.to ? `，到${formatDay(tenure.to)}` : '，在任'}`,
  )
  const blocks: Block[] = [
    { type: 'lead', text: '您登记的岗位：' },
    { type: 'list', items },
    { type: 'note', text: '同时任几个岗位的，职责合并计算，一次活动计入它符合的每一项' },
  ]
  return reply({
    blocks,
    buttons: [
      [
        add,
        { label: '我已离任', action: sayAction('我已离任') },
        { label: '删除岗位登记', action: sayAction('删除岗位登记') },
      ],
    ],
  })
}
