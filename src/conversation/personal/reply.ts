import { type Block, type Button, type Reply, reply } from '../../reply/index.ts'
import { buttonsFor, sayAction } from '../actions.ts'
import { type EraseCard, keepCard, type OpenCard, replaceCards, settleCard } from '../cards/card.ts'
import { sentence } from '../say.ts'
import type { Turn } from '../turn.ts'

/** What stays, since it is the record and others rest on it. */
const STAYS = [
  '台账：每一条记录、更正、撤销、关联、附件和本人确认，长期保留，不能删改',
  '岗位登记和本单位补充事项：判断期限和次数要用，长期保留',
  '您的编号和姓名：台账要写明是谁的、谁记的',
  '防止重复处理的标记：不含内容',
]

/** What goes by itself, or when its person says so. */
const GOES = [
  '对话、未确认的卡片：到期自动清除（默认 90 天，由管理员设定）',
  '自己的提醒、提醒设置、群里显示的同意、日历地址、常用设置',
]

/** Takes all of one's record along. */
export const EXPORT: Button = { label: '导出我的全部记录', action: sayAction('导出全部台账') }

/** What is kept of a person, for how long, and what can be done about it. Of a guest there is no record to take. */
export function keptReply(exports: Button[] = []): Reply {
  const blocks: Block[] = [
    { type: 'lead', text: '照单保存的内容分两类。' },
    { type: 'heading', text: '长期保留' },
    { type: 'list', items: STAYS },
    { type: 'heading', text: '会清除，也可以现在删除' },
    { type: 'list', items: GOES },
    { type: 'note', text: '都存放在本单位的数据文件夹里；没有配置模型时不发往任何地方' },
  ]
  return reply({
    blocks,
    buttons: [[...exports, { label: '删除我的个人数据', action: sayAction('删除我的个人数据') }]],
  })
}

/** Asks before anything is deleted; it cannot be brought back. */
export async function openEraseCard(turn: Turn): Promise<Reply> {
  await replaceCards(turn, 'erase')
  return show(await keepCard(turn, { kind: 'erase' }))
}

/** What a button of the card does. */
export async function tapEraseCard(turn: Turn, card: OpenCard<EraseCard>, op: string): Promise<Reply> {
  if (op === 'cancel') {
    await settleCard(turn, card.id, 'cancelled')
    return sentence('好的，没有删除任何内容。')
  }
  if (op !== 'ok') return show(card)
  return eraseNow(turn)
}

/** Deletes at once what is kept of who speaks beside the record. */
export async function eraseNow(turn: Turn): Promise<Reply> {
  await turn.parts.store.forgetPerson(turn.by, turn.now.toISOString())
  return sentence('已删除您的对话、卡片、提醒和设置，提醒已关闭。台账和岗位保留，没有变动。')
}

function show(card: OpenCard<EraseCard>): Reply {
  const button = buttonsFor(card.id)
  return reply({
    blocks: [
      {
        type: 'lead',
        text: '请确认：删除下面这些，删除后在这里不能恢复（以前做的备份里还有，由管理员保管）。',
      },
      { type: 'list', items: GOES.map((each) => each.replace(/：到期.*$/, '')) },
      { type: 'text', text: '台账、岗位登记和本单位补充事项不会删除。' },
    ],
    buttons: [[button('确认删除', 'ok'), { ...button('取消', 'cancel'), primary: true }], [EXPORT]],
  })
}
