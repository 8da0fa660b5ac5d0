import { formatChinese } from '../../calendar/index.ts'
import { type Button, type Reply, reply } from '../../reply/index.ts'
import type { TenureRow } from '../../storage/index.ts'
import { buttonsFor, sayAction } from '../actions.ts'
import { withinLongest } from '../exports/span.ts'
import { sentence } from '../say.ts'
import { daysName } from '../span-range.ts'
import { bareDay } from '../tenures/day.ts'
import { type Turn, tenureLabel } from '../turn.ts'
import { keepCard, type LeaveCard, type OpenCard, replaceCards, settleCard } from './card.ts'

/** Opens a card that ends a tenure (`to` = last day in post, null to ask) or takes back one entered by mistake. */
export async function openLeaveCard(
  turn: Turn,
  tenure: TenureRow,
  to: string | null,
  withdraw = false,
): Promise<Reply> {
  await replaceCards(turn, 'leave')
  return show(turn, await keepCard(turn, { kind: 'leave', tenure: tenure.id, to, withdraw }))
}

export async function tapLeaveCard(turn: Turn, card: OpenCard<LeaveCard>, op: string): Promise<Reply> {
  const { payload } = card
  if (op === 'today') return show(turn, await keepCard(turn, { ...payload, to: turn.today }, card.id))
  if (op === 'cancel') {
    await settleCard(turn, card.id, 'cancelled')
    return sentence('好的，岗位没有变动。')
  }
  const tenure = tenureOf(turn, payload)
  if (op !== 'ok' || !tenure || (!payload.withdraw && payload.to === null)) return show(turn, card)
  if (!payload.withdraw && (payload.to as string) < tenure.from) {
    return reply({
      blocks: [
        { type: 'lead', text: `离任日期早于到任日期（${formatChinese(tenure.from)}），请重新输入离任日期。` },
      ],
      buttons: buttonsOf(card),
    })
  }
  const change = payload.withdraw ? null : { from: tenure.from, to: payload.to }
  await turn.parts.store.amendTenure(tenure.id, change, turn.now.toISOString())
  await settleCard(turn, card.id, 'confirmed')
  const text = payload.withdraw
    ? `已删除登记：${tenureLabel(turn, tenure)}。`
    : `已登记：${tenureLabel(turn, tenure)}，任职到${formatChinese(payload.to as string)}。`
  const handedOver = payload.withdraw ? [] : [[dossierButton(tenure.from, payload.to as string)]]
  return reply({
    blocks: [{ type: 'lead', text }],
    buttons: [
      ...handedOver,
      [
        { label: '我的岗位', action: sayAction('我的岗位') },
        { label: '添加岗位', action: sayAction('添加岗位') },
      ],
    ],
  })
}

/** The dossier of a tenure, to be handed over; of a longer one its last years. */
function dossierButton(from: string, to: string): Button {
  return { label: '导出任期台账', action: sayAction(`导出${daysName(withinLongest({ from, to }))}台账包`) }
}

export async function answerLeaveCard(
  turn: Turn,
  card: OpenCard<LeaveCard>,
  text: string,
): Promise<Reply | null> {
  if (card.payload.withdraw) return null
  const to = bareDay(text, turn.today, tenureOf(turn, card.payload)?.from)
  return to ? show(turn, await keepCard(turn, { ...card.payload, to }, card.id)) : null
}

function tenureOf(turn: Turn, card: LeaveCard): TenureRow | undefined {
  return turn.tenures.find((tenure) => tenure.id === card.tenure)
}

function show(turn: Turn, card: OpenCard<LeaveCard>): Reply {
  const { payload } = card
  const tenure = tenureOf(turn, payload)
  if (!tenure) return sentence('没有找到这个岗位，可能已经变动。')
  const label = tenureLabel(turn, tenure)
  const text = payload.withdraw
    ? `确认删除这条登记：${label}？只在登记有误时删除；离任请改登记离任日期。`
    : payload.to === null
      ? `${label}：最后任职的一天是哪天？请输入日期，如“6月30日”。`
      : `确认：${label}，任职到${formatChinese(payload.to)}（含当天）？`
  return reply({ blocks: [{ type: 'lead', text }], buttons: buttonsOf(card) })
}

function buttonsOf(card: OpenCard<LeaveCard>): Button[][] {
  const button = buttonsFor(card.id)
  const asking = !card.payload.withdraw && card.payload.to === null
  return [
    [asking ? button('今天', 'today') : { ...button('确认', 'ok'), primary: true }, button('取消', 'cancel')],
  ]
}
