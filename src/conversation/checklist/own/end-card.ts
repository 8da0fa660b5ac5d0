import { addDays, formatDay } from '../../../calendar/index.ts'
import { type Reply, reply } from '../../../reply/index.ts'
import type { DutyItemRow } from '../../../storage/index.ts'
import { buttonsFor } from '../../actions.ts'
import { noticeText } from '../../behalf/notice.ts'
import { isOnBehalf } from '../../behalf/wording.ts'
import { type EndItemCard, keepCard, type OpenCard, settleCard } from '../../cards/card.ts'
import { sentence } from '../../say.ts'
import { dayIn } from '../../tenures/day.ts'
import { nameOf, type Turn } from '../../turn.ts'
import { sayOf } from '../list-view.ts'
import { itemsNamed } from '../named.ts'
import { ownRemark } from './words.ts'

/** 结束补充事项1, 删除补充事项1; nothing changes before it is confirmed. */
export async function openEndCard(turn: Turn, words: string, withdraw: boolean): Promise<Reply> {
  const all = await turn.parts.store.dutyItems(turn.person)
  if (all.length === 0) return sentence('清单里没有补充事项。')
  const named = (await itemsNamed(turn, words)).items.flatMap(({ own }) => own ?? [])
  const bare = words.replace(/^.*?补充(?:事项|职责)[:：，,“”\s]*/, '').replace(/”$/, '')
  const told = bare === '' ? [] : all.filter(({ text }) => text.includes(bare))
  const meant = named.length > 0 ? named : told.length > 0 ? told : all.length === 1 ? all : []
  const [only, second] = meant
  const verb = withdraw ? '删除' : '结束'
  if (!only || second) {
    const buttons = all.map((_, index) => [
      sayOf(turn, `${verb}补充事项${index + 1}`, `${verb}补充事项${index + 1}`),
    ])
    const items = all.map(({ text }, index) => `补充事项 ${index + 1}：${text}`)
    return reply({
      blocks: [
        { type: 'lead', text: `要${verb}哪一项？` },
        { type: 'list', items },
      ],
      buttons,
    })
  }
  const today = turn.saidOn ?? turn.today
  const to = dayIn(bare, today) ?? today
  return show(
    turn,
    only,
    await keepCard(turn, {
      kind: 'enditem',
      ...(isOnBehalf(turn) ? { person: turn.person } : {}),
      item: only.id,
      to: withdraw ? null : to,
    } satisfies EndItemCard),
  )
}

function show(turn: Turn, own: DutyItemRow, card: OpenCard<EndItemCard>): Reply {
  const { to } = card.payload
  const button = buttonsFor(card.id)
  const behalf = isOnBehalf(turn) ? `代 ${nameOf(turn, turn.person)} 办理。` : ''
  const what =
    to === null
      ? '请确认删除这一项：从清单里去掉，过去的期间也不再显示。'
      : `请确认结束这一项：到${formatDay(to)}为止，${formatDay(addDays(to, 1))}起不再计，过去的记录照旧显示。`
  return reply({
    blocks: [
      { type: 'lead', text: `${behalf}${what}` },
      { type: 'text', text: `“${own.text}”` },
      { type: 'note', text: ownRemark(own) },
    ],
    buttons: [
      [{ ...button(to === null ? '确认删除' : '确认结束', 'ok'), primary: true }, button('取消', 'cancel')],
    ],
  })
}

export async function tapEndCard(turn: Turn, card: OpenCard<EndItemCard>, op: string): Promise<Reply> {
  const { item, to } = card.payload
  const own = (await turn.parts.store.dutyItems(turn.person)).find(({ id }) => id === item)
  if (op === 'cancel' || !own) {
    await settleCard(turn, card.id, 'cancelled')
    return sentence(own ? '好的，清单没有变动。' : '这一项已经不在清单里了。')
  }
  if (op !== 'ok') return show(turn, own, card)
  if (to !== null && to < own.from) {
    await settleCard(turn, card.id, 'cancelled')
    return sentence(`这一项从${formatDay(own.from)}起，不能在那之前结束；不要它，请说“删除补充事项”。`)
  }
  if (!(await settleCard(turn, card.id, 'confirmed'))) return sentence('这张卡片已经处理过，没有重复操作。')
  const by = { recordedBy: turn.by, at: turn.now.toISOString() }
  await turn.parts.store.amendDutyItem(own.id, to === null ? null : { to }, by)
  const done = to === null ? '删除' : `结束（到${formatDay(to)}为止）`
  await noticeText(
    turn,
    card.id,
    `在您的清单里${to === null ? '删除' : '结束'}了本单位补充事项“${own.text}”`,
    {
      label: '我的补充事项',
      say: '我的补充事项',
    },
  )
  const who = isOnBehalf(turn) ? `已代${nameOf(turn, turn.person)}` : '已'
  return sentence(`${who}${done}：“${own.text}”。台账里的记录没有变动。`)
}
