import { formatShort } from '../../calendar/index.ts'
import { type Block, type Button, type Reply, reply } from '../../reply/index.ts'
import { buttonsFor } from '../actions.ts'
import type { AttachCard, OpenCard } from '../cards/card.ts'
import { nameOf, type Turn } from '../turn.ts'
import { OTHER } from '../views/ledger-view.ts'
import { activityName } from '../views/words.ts'
import type { Held } from './entries.ts'
import { attachedText } from './wording.ts'

/** In characters; a phone shows no more of a button. */
const LONGEST_LABEL = 32

/** 第3号 11月21日 带队检查 鑫达化工厂; of an official whom staff acts for with the name in front. */
function entryLabel(speaker: Turn, { turn, entry }: Held): string {
  const name = turn.person === speaker.by ? [] : [nameOf(turn, turn.person)]
  // Of the kind that says nothing by itself, what the person said.
  const what = entry.activity === OTHER ? entry.words : activityName(turn, entry.activity)
  const parts = [...name, `第${entry.seq}号`, formatShort(entry.date, turn.today), what, entry.place ?? '']
  const label = [...parts.filter(Boolean).join(' ')]
  return label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL - 1).join('')}…` : label.join('')
}

/** The card as it is shown; `offered` are the entries of the card that may still be chosen, by their ids. */
export function showAttachCard(
  speaker: Turn,
  { id, payload }: OpenCard<AttachCard>,
  offered: ReadonlyMap<string, Held>,
  before = '',
): Reply {
  const button = buttonsFor(id)
  const cancel = button('取消', 'cancel')
  const picks = payload.offered.flatMap(({ entry }, index): Button[][] => {
    const held = offered.get(entry)
    return held ? [[button(entryLabel(speaker, held), 'pick', index)]] : []
  })
  const asksWhat = payload.asking === 'what' || picks.length === 0
  const lead = asksWhat
    ? '这是什么履职活动？请说做了什么、哪一天、在哪里，如“今天带队检查了鑫达化工厂”。'
    : '附到哪一条？'
  const blocks: Block[] = [
    { type: 'lead', text: `${before}${lead}` },
    { type: 'list', items: payload.evidence.map(attachedText) },
  ]
  if (!asksWhat && payload.words !== '') blocks.push({ type: 'note', text: `原话：${payload.words}` })
  return reply({
    blocks,
    buttons: asksWhat ? [[cancel]] : [...picks, [button('是新的履职活动', 'new'), cancel]],
  })
}
