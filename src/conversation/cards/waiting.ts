import type { Block, Button } from '../../reply/index.ts'
import { buttonsApart } from '../actions.ts'
import type { Turn } from '../turn.ts'
import { activityName } from '../views/words.ts'
import type { OpenCard } from './card.ts'

/** Says that a report or wish still waits for its confirmation, with the buttons for it; null for any other card. */
export function waitingBlock(turn: Turn, card: OpenCard): { block: Block; buttons: Button[] } | null {
  if (card.payload.kind === 'wish')
    return card.payload.text === '' ? null : wishWaits(card.id, card.payload.text)
  if (card.payload.kind !== 'log' || card.payload.asking !== 'confirm') return null
  const button = buttonsApart(card.id)
  const names = card.payload.items.map((item) =>
    item.activity ? activityName(turn, item.activity) : '一项活动',
  )
  return {
    block: { type: 'note', text: `上一张卡片（${names.join('、')}）还没有确认，尚未记入台账` },
    buttons: [button('确认上一张', 'ok'), button('取消上一张', 'cancel')],
  }
}

function wishWaits(id: string, text: string): { block: Block; buttons: Button[] } {
  const button = buttonsApart(id)
  return {
    block: { type: 'note', text: `上一张卡片（提醒：${text}）还没有确认，到时不会提醒` },
    buttons: [button('确认上一张', 'ok'), button('取消上一张', 'cancel')],
  }
}
