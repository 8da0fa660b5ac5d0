import { type CivilDate, formatShort } from '../../../calendar/index.ts'
import { type Block, type Button, type Reply, reply } from '../../../reply/index.ts'
import type { OwnReminderRow } from '../../../storage/index.ts'
import { activityName } from '../../views/words.ts'
import { digestAction } from '../actions.ts'
import type { Left } from './left.ts'
import { byUrgency, dayText, deadlines, periodText, quoting, type Sight } from './sight.ts'

/** Duties beyond these are told by their number: a digest is one message. */
const MOST_DUTIES = 8
const DONE = '我已完成（记录）'
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
  return reply({ blocks, buttons: buttonsOf(sight) })
}

/** What a person wished to be reminded of, by itself. */
export function wishesReply(sight: Sight, wishes: readonly OwnReminderRow[]): Reply {
  const lead: Block = { type: 'lead', text: '您要我提醒的：' }
  const [activity, ...others] = new Set(wishes.flatMap((wish) => wish.activity ?? []))
  return reply({
    blocks: [lead, { type: 'list', items: wishItems(sight, wishes) }],
    buttons: activity === undefined ? [] : wishButtons(sight, [activity, ...others]),
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

function buttonsOf({ subscription, today }: Sight): Button[][] {
  if (subscription === null) return []
  return [
    [{ label: DONE, action: digestAction('done', subscription, today), primary: true }],
    [{ label: '详情', action: digestAction('more', subscription, today) }, muteButton(subscription, today)],
  ]
}

/** Wishes may go out by themselves, when there is no digest of the day to look them up in: the button names what is done. */
function wishButtons(sight: Sight, activities: readonly string[]): Button[][] {
  const { subscription, today } = sight
  if (subscription === null) return []
  const record = (activity: string): Button => ({
    label: activities.length === 1 ? DONE : `我已完成：${activityName(sight, activity)}`,
    action: digestAction('done', subscription, today, activity),
  })
  const [first, ...others] = activities.map(record)
  return [
    ...(first ? [[{ ...first, primary: true as const }]] : []),
    ...others.map((button) => [button]),
    [muteButton(subscription, today)],
  ]
}

function muteButton(subscription: string, today: CivilDate): Button {
  return { label: '今天不再提醒', action: digestAction('mute', subscription, today) }
}
