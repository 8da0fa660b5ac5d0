import { type CivilDate, formatChinese } from '../../calendar/index.ts'
import { postLabel } from '../../knowledge/index.ts'
import { type Block, type Button, type Reply, reply } from '../../reply/index.ts'
import type { TenureRow } from '../../storage/index.ts'
import { sayAction } from '../actions.ts'
import { type OpenCard, type PostCard, settleCard } from '../cards/card.ts'
import { ensurePrivateSubscription } from '../reminders/private/subscription.ts'
import { type Turn, tenureLabel } from '../turn.ts'

const BUTTONS: Button[][] = [
  [
    { label: '本季度我要做什么', action: sayAction('本季度我要做什么') },
    { label: '我的岗位', action: sayAction('我的岗位') },
  ],
]

const REMINDED: Block = { type: 'note', text: '履职期限前我会发消息提醒您；改时间或关闭，说“提醒”' }

/**
 * Writes the tenure of a post card down. Written before the card is settled: were the process to die in between, a
 * second tap would find the tenure there and change nothing.
 */
export async function takePost(turn: Turn, card: OpenCard<PostCard>, from: CivilDate): Promise<Reply> {
  const { regulation, post, title, note, until } = card.payload
  if (regulation === null || post === null) throw new Error(`card ${card.id} names no post`)
  const to = until !== null && until >= from ? until : null
  const name = postLabel(turn.parts.knowledge, regulation, post)
  const known = turn.tenures.find(
    (tenure) =>
      tenure.regulation === regulation && tenure.post === post && (tenure.to === null || tenure.to >= from),
  )
  if (known) {
    await settleCard(turn, card.id, 'confirmed')
    if (known.from === from) return said(`“${known.title ?? name}”已经登记过，没有重复登记。`)
    return mendSince(turn, known, from)
  }
  const at = turn.now.toISOString()
  await turn.parts.store.addTenure({ person: turn.person, regulation, post, title, from, to, recordedAt: at })
  await settleCard(turn, card.id, 'confirmed')
  const reminded = await ensurePrivateSubscription(turn)
  const shortName = turn.parts.knowledge.pack(regulation)?.meta.shortName ?? regulation
  const ending = to === null ? '' : `，到${formatChinese(to)}`
  const blocks: Block[] = [
    {
      type: 'lead',
      text: `已登记岗位：${title ? `${title}，` : ''}即《${shortName}》的“${name}”，自${formatChinese(from)}起${ending}。`,
    },
    ...(note ? [{ type: 'note', text: note } satisfies Block] : []),
    ...othersHeld(turn, from),
    ...(reminded?.state === 'on' ? [REMINDED] : []),
  ]
  return reply({ blocks, buttons: BUTTONS })
}

/** A change of post is told as a new one; whether the old one ended is for the person to say. */
function othersHeld(turn: Turn, from: CivilDate): Block[] {
  const open = turn.tenures.filter((tenure) => tenure.to === null && tenure.from <= from)
  if (open.length === 0) return []
  const names = open.map((tenure) => tenureLabel(turn, tenure)).join('、')
  return [{ type: 'note', text: `同时在任：${names}。如已不再担任，请说“我已离任”` }]
}

/** Gives a tenure another first day. */
export async function mendSince(turn: Turn, tenure: TenureRow, from: CivilDate): Promise<Reply> {
  if (tenure.to !== null && tenure.to < from) {
    return said(`到任日期不能晚于离任日期（${formatChinese(tenure.to)}），没有改动。`)
  }
  await turn.parts.store.amendTenure(tenure.id, { from, to: tenure.to }, turn.now.toISOString())
  return said(
    `已更正：${tenureLabel(turn, tenure)}的到任日期由${formatChinese(tenure.from)}改为${formatChinese(from)}。`,
  )
}

function said(text: string): Reply {
  return reply({ blocks: [{ type: 'lead', text }], buttons: BUTTONS })
}
