import { addDays, type CivilDate, weekdayOf } from '../../../calendar/index.ts'
import { isQuiet, type WallTime } from '../../../reminders/index.ts'
import { type Block, type Button, type Reply, reply } from '../../../reply/index.ts'
import { buttonsFor } from '../../actions.ts'
import type { OpenCard, WishCard } from '../../cards/card.ts'
import type { Turn } from '../../turn.ts'
import { aroundOf } from './keep.ts'
import { ownReminderText } from './list.ts'
import { momentOf, type NoMoment } from './moment.ts'
import { momentText, reminderText, timeText } from './words.ts'

const WHAT = '要提醒什么？请直接说，连日子一起说也行，例如“周五前交材料”“明天下午3点开会”。'
const HINT = '也可以直接输入日期或时间，如“12月1日上午9点”'

const PROBLEMS: Record<NoMoment, string> = {
  'no-day': '哪一天提醒您？',
  past: '这个时间已经过了，换哪一天、几点？',
  far: '最远只能定一年以内的提醒，换哪一天？',
}

/**
 * The wish with its day and time, or the question for them.
 * @param doubt why no day was understood.
 */
export async function showWish(
  turn: Turn,
  card: OpenCard<WishCard>,
  doubt: string | null = null,
): Promise<Reply> {
  const { payload } = card
  if (payload.text === '') {
    return reply({
      blocks: [{ type: 'lead', text: WHAT }],
      buttons: [[buttonsFor(card.id)('不用', 'cancel')]],
    })
  }
  const around = await aroundOf(turn)
  const moment = momentOf(payload.told, around)
  if (typeof moment === 'string') {
    const why = doubt === null || moment !== 'no-day' ? '' : `${doubt}，`
    return reply({
      blocks: [
        { type: 'lead', text: `${why}${PROBLEMS[moment]}` },
        { type: 'list', items: [payload.text] },
        { type: 'note', text: HINT },
      ],
      buttons: [dayButtons(turn, card, null), [buttonsFor(card.id)('不用', 'cancel')]],
    })
  }
  const button = buttonsFor(card.id)
  const { told } = payload
  const moved =
    told.day !== null && told.time === null && !told.before && told.ahead === null && moment.day < told.day
  const notes: Block[] = await replacedNotes(turn, payload)
  if (moved) {
    notes.push({
      type: 'note',
      text: `${momentText(told.day as CivilDate, null, turn.today)}不上班，提前到${momentText(moment.day, null, turn.today)}提醒`,
    })
  }
  if (moment.time !== null && around.quiet && isQuiet(moment.time, around.quiet)) {
    notes.push({
      type: 'note',
      text: `${timeText(moment.time)} 在您的免打扰时间内；这是您自己定的时间，到时照发`,
    })
  }
  const time = moment.time ?? around.digest
  const keeping = [{ ...button('到时提醒我', 'ok'), primary: true as const }, button('不用', 'cancel')]
  const exact = moved ? [[button('就在当天提醒', 'exact')]] : []
  return reply({
    blocks: [
      {
        type: 'lead',
        text: `${payload.replaces ? '改到' : ''}${momentText(moment.day, time, turn.today)}提醒您：`,
      },
      { type: 'list', items: [reminderText(payload.text, told, moment.day)] },
      ...notes,
      { type: 'note', text: HINT },
    ],
    buttons: [keeping, ...exact, [...dayButtons(turn, card, moment.day), button('改时间', 'times')]],
  })
}

function dayButtons(turn: Turn, card: OpenCard<WishCard>, chosen: CivilDate | null): Button[] {
  const button = buttonsFor(card.id)
  return Object.keys(DAYS)
    .filter((op) => DAYS[op]?.(turn.today) !== chosen)
    .map((op) => button(LABELS[op] as string, op))
}

export const DAYS: Record<string, (today: CivilDate) => CivilDate> = {
  today: (today) => today,
  tomorrow: (today) => addDays(today, 1),
  monday: (today) => addDays(today, 8 - weekdayOf(today)),
}
const LABELS: Record<string, string> = { today: '今天', tomorrow: '明天', monday: '下周一' }

/** What a button's number points into. */
export const TIMES: readonly WallTime[] = [
  '08:00',
  '08:30',
  '09:00',
  '10:00',
  '11:30',
  '14:00',
  '15:00',
  '16:30',
  '17:30',
  '19:00',
]

async function replacedNotes(turn: Turn, { replaces }: WishCard): Promise<Block[]> {
  const old = replaces === undefined ? null : await turn.parts.store.ownReminder(replaces)
  return old ? [{ type: 'note', text: `原来的同时撤回：${ownReminderText(old, turn.today)}` }] : []
}

/**
 * The hours to choose from.
 * @param doubt why no hour was understood.
 */
export function timesOf(card: OpenCard<WishCard>, doubt: string | null = null): Reply {
  const button = buttonsFor(card.id)
  return reply({
    blocks: [
      { type: 'lead', text: doubt === null ? '几点提醒？' : `${doubt}，几点提醒您？` },
      { type: 'list', items: [card.payload.text] },
      { type: 'note', text: '也可以直接输入，如“下午3点半”。' },
    ],
    buttons: [TIMES.map((time, index) => button(timeText(time), 'time', index)), [button('返回', 'show')]],
  })
}
