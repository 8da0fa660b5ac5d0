import { type DutyItem, itemOfTarget } from '../../checklist/index.ts'
import { type LedgerEntry, linkRow } from '../../ledger/index.ts'
import { type Block, type Button, type Reply, reply } from '../../reply/index.ts'
import { buttonsFor } from '../actions.ts'
import { noticeOf } from '../behalf/notice.ts'
import { isOnBehalf, onBehalf } from '../behalf/wording.ts'
import { keepCard, type LinkCard, type OpenCard, settleCard } from '../cards/card.ts'
import { sentence } from '../say.ts'
import { nameOf, type Turn } from '../turn.ts'
import { entryLine } from '../views/ledger-view.ts'
import { wordsBlocks } from './item-blocks.ts'
import { sayOf } from './list-view.ts'
import { callOf, shortCallOf } from './own/words.ts'
import { itemsEver } from './read.ts'

/**
 * Keeps the offer to link an entry to one of these items, and gives its buttons; nothing is linked before one is
 * tapped. No buttons where no item is offered.
 * @param seq of the entry, said on the buttons where it is not clear from what stands above.
 */
export async function offerLinks(
  turn: Turn,
  entry: string,
  items: readonly DutyItem[],
  { words, seq }: { words: string; seq?: number },
): Promise<Button[][]> {
  if (items.length === 0) return []
  const card = await keepCard(turn, {
    kind: 'link',
    ...(isOnBehalf(turn) ? { person: turn.person } : {}),
    entry,
    offered: items.map(({ target }) => target),
    words,
  } satisfies LinkCard)
  const button = buttonsFor(card.id)
  const which = seq === undefined ? '' : `第${seq}号`
  return [
    ...items.map((item, index) => [button(`关联${which}：${shortCallOf(item)}`, 'pick', index)]),
    [button('都不是', 'none')],
  ]
}

/** 关联：第七条第（七）项 or 都不是. */
export async function tapLinkCard(
  turn: Turn,
  card: OpenCard<LinkCard>,
  op: string,
  arg: number | null,
): Promise<Reply> {
  const { payload } = card
  const entry = turn.entries.find(({ id }) => id === payload.entry)
  if (op === 'none' || op === 'cancel') {
    await settleCard(turn, card.id, 'cancelled')
    const kept = entry ? `记录还在台账里：${entryLine(turn, entry)}。` : ''
    return sentence(`好的，没有关联。${kept}`)
  }
  const items = await itemsEver(turn)
  const offered = payload.offered.flatMap((target) => itemOfTarget(turn.parts.knowledge, items, target) ?? [])
  const target = payload.offered[op === 'pick' ? (arg ?? -1) : -1]
  const item = target ? itemOfTarget(turn.parts.knowledge, items, target) : null
  if (!entry || !item) {
    await settleCard(turn, card.id, 'expired')
    return sentence('这一条记录或者这一项职责已经不在了，没有关联。')
  }
  const rest = offered.filter((each) => each !== item)
  return link(turn, entry, item, { words: payload.words, card: card.id, rest })
}

/**
 * Links an entry to an item: one line of the ledger, by the word or the tap of who speaks.
 * @param by.card the card by which it was said; none where it was said in words.
 * @param by.rest what else was offered, and may be tapped still.
 */
export async function link(
  turn: Turn,
  entry: LedgerEntry,
  item: DutyItem,
  by: { words: string; card?: string; rest?: readonly DutyItem[] },
): Promise<Reply> {
  const problem = problemOf(entry, item)
  if (problem) {
    if (by.card) await settleCard(turn, by.card, 'expired')
    return sentence(problem)
  }
  const at = turn.now.toISOString()
  const confirmation = by.card ?? turn.parts.newId()
  const row = linkRow(entry, item.target, {
    recordedBy: turn.by,
    words: by.words,
    recordedAt: at,
    confirmation,
    newId: turn.parts.newId,
  })
  const settle = by.card === undefined ? undefined : { pending: by.card, at }
  const result = await turn.parts.store.append([row], settle)
  if (!result.stored) return sentence('这张卡片已经处理过，没有重复关联。')
  const line = { seq: entry.seq, text: callOf(item) }
  await noticeOf(turn, confirmation, '关联', [line])
  const done = isOnBehalf(turn) ? `已代${nameOf(turn, turn.person)}关联` : '已关联'
  const blocks: Block[] = [
    { type: 'lead', text: `${done}：第 ${entry.seq} 号记录 → ${callOf(item)}。` },
    { type: 'list', items: [entryLine(turn, entry)] },
    ...wordsBlocks(item),
    ...outsideNote(entry, item),
  ]
  const more = await offerLinks(turn, entry.id, by.rest ?? [], { words: by.words })
  const place = shortCallOf(item)
  const look = item.own ? [] : [sayOf(turn, `${place}的记录`, `${item.label}的记录`)]
  const undo = item.own ? [] : [sayOf(turn, '取消关联', `取消第${entry.seq}号与${item.label}的关联`)]
  return onBehalf(
    turn,
    reply({ blocks, buttons: [...more, [...look, ...undo]].filter((row) => row.length > 0) }),
  )
}

/** Evidence of another time is kept, and not counted. */
function outsideNote({ date }: LedgerEntry, { own }: DutyItem): Block[] {
  if (!own?.frequency || (own.from <= date && date <= (own.to ?? date))) return []
  return [{ type: 'note', text: '这条记录的日期在这一事项的起止之外，关联留下，但不计次数' }]
}

/** Why an entry cannot be linked to an item, as a sentence; null where it can. */
function problemOf(entry: LedgerEntry, item: DutyItem): string | null {
  if (entry.voided) return `第 ${entry.seq} 号已经撤销，不能关联；请重新记录。`
  const same = (target: DutyItem['target']) => JSON.stringify(target) === JSON.stringify(item.target)
  return entry.duties.some(({ target }) => same(target))
    ? `第 ${entry.seq} 号已经关联过${callOf(item)}，没有重复关联。`
    : null
}
