import { formatShort } from '../../../calendar/index.ts'
import { type Block, type Button, type Reply, reply } from '../../../reply/index.ts'
import type { OwnReminderRow } from '../../../storage/index.ts'
import { activityName } from '../../views/words.ts'
import { digestAction } from '../actions.ts'
import type { Left } from './left.ts'
import { byUrgency, dayText, deadlines, periodText, quoting, type Sight } from './sight.ts'

/** Duties beyond these are told by their number: a digest is one message. */
const MOST_DUTIES = 8
/** Characters of a wish that are shown, and where there are many. */
const LONGEST_WISH = 120
const LONGEST_OF_MANY = 40
const MANY_WISHES = 10

/** The digest of one person: what is due with the law's words, and what they wished to be reminded of. */
export function privateDigest(sight: Sight, left: readonly Left[], wishes: readonly OwnReminderRow[]): Reply {
  if (left.length === 0) return wishesReply(sight, wishes)
  const shown = byUrgency(sight, left).slice(0, MOST_DUTIES)
  const quote = quoting(sight)
  const blocks: Block[] = [
    { type: 'lead', text: `履职提醒 · ${dayText(sight.today)}` },
    ...deadlines(sight, shown).flatMap(({ heading, items }): Block[] => [
      { type: 'heading', text: heading },
      ...items.flatMap((item) => [dutyText(sight, item), ...quote(item)]),
    ]),
  ]
  if (left.length > shown.length)
    blocks.push({ type: 'note', text: `另有 ${left.length - shown.length} 项，点“详情”看` })
  if (wishes.length > 0)
    blocks.push({ type: 'heading', text: '您要我提醒的' }, { type: 'list', items: wishItems(sight, wishes) })
  return reply({ blocks, buttons: buttonsOf(sight, true) })
}

/** What a person wished to be reminded of, by itself. */
export function wishesReply(sight: Sight, wishes: readonly OwnReminderRow[]): Reply {
  const lead: Block = { type: 'lead', text: '您要我提醒的：' }
  const toRecord = wishes.some((wish) => wish.activity !== null)
  return reply({
    blocks: [lead, { type: 'list', items: wishItems(sight, wishes) }],
    buttons: toRecord ? buttonsOf(sight, false) : [],
  })
}

function dutyText(sight: Sight, item: Left): Block {
  const { obligation, entry } = item
  const done = entry && entry.required > 1 ? `，已记录 ${entry.done}/${entry.required} 次` : ''
  return { type: 'text', text: `${activityName(sight, obligation.activity)} · ${periodText(item)}${done}` }
}

/** Every wish is shown: it counts as brought up with this message. */
function wishItems({ today }: Sight, wishes: readonly OwnReminderRow[]): string[] {
  const longest = wishes.length > MANY_WISHES ? LONGEST_OF_MANY : LONGEST_WISH
  return wishes.map((wish) => {
    const letters = [...wish.text]
    const text = letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : wish.text
    const day = wish.plannedFor ?? wish.day
    return day === today ? text : `${text}（${formatShort(day, today)}）`
  })
}

function buttonsOf({ subscription, today }: Sight, details: boolean): Button[][] {
  if (subscription === null) return []
  const button = (label: string, op: 'done' | 'more' | 'mute'): Button => ({
    label,
    action: digestAction(op, subscription, today),
  })
  return [
    [{ ...button('我已完成（记录）', 'done'), primary: true }],
    details ? [button('详情', 'more'), button('今天不再提醒', 'mute')] : [button('今天不再提醒', 'mute')],
  ]
}
