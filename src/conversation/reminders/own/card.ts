import { addDays, type CivilDate, civilDateOf, timeOfDay, weekdayOf } from '../../../calendar/index.ts'
import { isQuiet, type WallTime } from '../../../reminders/index.ts'
import { type Block, type Button, type Reply, reply } from '../../../reply/index.ts'
import { understand } from '../../../understanding/index.ts'
import { buttonsFor } from '../../actions.ts'
import { isShownLast } from '../../cards/asked-again.ts'
import { keepCard, type OpenCard, settleCard, type WishCard } from '../../cards/card.ts'
import { sentence } from '../../say.ts'
import { postKeysOn, type Turn } from '../../turn.ts'
import { readTimeAnswer } from './answer.ts'
import { aroundOf, keepReminders, TOO_MANY } from './keep.ts'
import { type Moment, momentOf, type NoMoment } from './moment.ts'
import type { ReminderWish } from './wish.ts'
import { momentText, reminderText, timeText } from './words.ts'

const WHAT = '要提醒什么？请连事情和日子一起说，例如“提醒我周五前交材料”“明天下午3点提醒我开会”。'
const ONCE =
  '现在只能定一次性的提醒，不能每天、每周重复。可以定最近的一次，例如“提醒我下周一上午9点开例会”；履职期限每个周期都会自动提醒。'
/** UTF-16 units of what is kept. */
const LONGEST_TEXT = 200
const TOO_LONG = `要提醒的话太长了，请缩到 ${LONGEST_TEXT} 个字以内。`
const HINT = '也可以直接输入日期或时间，如“12月1日上午9点”。'

/** Offers to keep a wish of who speaks: day and time are shown, and asked for where they are not clear. */
export async function openReminderCard(speaker: Turn, wish: ReminderWish, words: string): Promise<Reply> {
  // A wish is the speaker's own, whoever's record is looked at.
  const turn = { ...speaker, person: speaker.by }
  if (wish.every) return sentence(ONCE)
  if (wish.text === '') return sentence(WHAT)
  if (wish.text.length > LONGEST_TEXT) return sentence(TOO_LONG)
  const { before, ahead } = wish
  const at = wish.after === null ? null : new Date(turn.now.getTime() + wish.after * 60_000)
  const told = {
    day: at ? civilDateOf(at) : wish.day,
    time: at ? timeOfDay(at) : wish.time,
    before,
    ahead,
    exact: false,
  }
  const payload: WishCard = { kind: 'wish', text: wish.text, activity: activityIn(turn, words), told }
  return show(turn, await keepCard(turn, payload), wish.note)
}

/** The one activity of the list that the words plan: what is recorded of it until then is not asked for again. */
function activityIn(turn: Turn, words: string): string | null {
  const context = { today: turn.today, posts: postKeysOn(turn, turn.today) }
  const { planned } = understand(words, context, turn.parts.knowledge)
  const [only, second] = planned
  return !only || second || only.activity === 'other' ? null : only.activity
}

const PROBLEMS: Record<NoMoment, string> = {
  'no-day': '哪一天提醒您？',
  past: '这个时间已经过了，换哪一天、几点？',
  far: '最远只能定一年以内的提醒，换哪一天？',
}

/** @param doubt why no day was understood. */
async function show(turn: Turn, card: OpenCard<WishCard>, doubt: string | null = null): Promise<Reply> {
  const { payload } = card
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
  const notes: Block[] = []
  if (moved) {
    notes.push({
      type: 'note',
      text: `${momentText(told.day as CivilDate, null, turn.today)}不上班，提前到${momentText(moment.day, null, turn.today)}提醒`,
    })
  }
  if (moment.time !== null && around.quiet && isQuiet(moment.time, around.quiet)) {
    notes.push({
      type: 'note',
      text: `${timeText(moment.time)} 在您的安静时段内；这是您自己定的时间，到时照发`,
    })
  }
  const time = moment.time ?? around.digest
  const keeping = [{ ...button('到时提醒我', 'ok'), primary: true as const }, button('不用', 'cancel')]
  const exact = moved ? [[button('就在当天提醒', 'exact')]] : []
  return reply({
    blocks: [
      { type: 'lead', text: `${momentText(moment.day, time, turn.today)}提醒您：` },
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

const DAYS: Record<string, (today: CivilDate) => CivilDate> = {
  today: (today) => today,
  tomorrow: (today) => addDays(today, 1),
  monday: (today) => addDays(today, 8 - weekdayOf(today)),
}
const LABELS: Record<string, string> = { today: '今天', tomorrow: '明天', monday: '下周一' }

/** What a button's number points into. */
const TIMES: readonly WallTime[] = [
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

export async function tapReminderCard(
  turn: Turn,
  card: OpenCard<WishCard>,
  op: string,
  arg: number | null,
): Promise<Reply> {
  const { told } = card.payload
  const day = DAYS[op]?.(turn.today)
  if (day !== undefined) return change(turn, card, { day })
  const time = op === 'time' && arg !== null ? TIMES[arg] : undefined
  if (time !== undefined) return change(turn, card, { time })
  switch (op) {
    case 'ok':
      return keep(turn, card)
    case 'exact':
      return keep(turn, { ...card, payload: { ...card.payload, told: { ...told, exact: true } } })
    case 'times':
      return timesOf(card)
    case 'cancel':
      await settleCard(turn, card.id, 'cancelled')
      return sentence('好的，不提醒。')
    default:
      return show(turn, card)
  }
}

function timesOf(card: OpenCard<WishCard>): Reply {
  const button = buttonsFor(card.id)
  return reply({
    blocks: [
      { type: 'lead', text: '几点提醒？' },
      { type: 'list', items: [card.payload.text] },
      { type: 'note', text: '也可以直接输入，如“下午3点半”。' },
    ],
    buttons: [TIMES.map((time, index) => button(timeText(time), 'time', index)), [button('返回', 'show')]],
  })
}

/** A day or time chosen is meant as it is: nothing is counted back from it any more. */
async function change(
  turn: Turn,
  card: OpenCard<WishCard>,
  chosen: { day?: CivilDate; time?: WallTime | null },
): Promise<Reply> {
  const { told } = card.payload
  const moment = momentOf(told, await aroundOf(turn))
  const shown: Partial<Moment> = typeof moment === 'string' ? {} : moment
  const plain = { ...told, before: false, ahead: null, exact: false }
  const next = {
    ...plain,
    day: shown.day ?? told.day,
    // The hour of what is over today is no hour for tomorrow unless it was told.
    time: told.before || told.ahead ? (shown.time ?? null) : told.time,
    ...chosen,
  }
  const text = reminderText(card.payload.text, told, next.day ?? turn.today)
  const kept = told.before || told.ahead ? text : card.payload.text
  return show(turn, await keepCard(turn, { ...card.payload, text: kept, told: next }, card.id))
}

/** Takes a plain text as the day or time of the reminder; null where it is none. */
export async function answerReminderCard(
  turn: Turn,
  card: OpenCard<WishCard>,
  text: string,
): Promise<Reply | null> {
  const answer = readTimeAnswer(text, turn.today)
  if (!answer) return null
  const waits = typeof momentOf(card.payload.told, await aroundOf(turn)) === 'string'
  if (!waits && !(await isShownLast(turn, card.id))) return null
  if (answer.note !== null) return show(turn, card, answer.note)
  if (answer.before || answer.ahead) {
    const { day, time, before, ahead } = answer
    const told = { ...card.payload.told, day: day ?? card.payload.told.day, time, before, ahead }
    return show(turn, await keepCard(turn, { ...card.payload, told }, card.id))
  }
  return change(turn, card, {
    ...(answer.day === null ? {} : { day: answer.day }),
    ...(answer.time === null ? {} : { time: answer.time }),
  })
}

async function keep(turn: Turn, card: OpenCard<WishCard>): Promise<Reply> {
  const { payload } = card
  const { told, activity } = payload
  const around = await aroundOf(turn)
  const moment = momentOf(told, around)
  if (typeof moment === 'string') return show(turn, card)
  const text = activity === null ? reminderText(payload.text, told, moment.day) : payload.text
  const plannedFor = activity === null ? null : (told.day ?? moment.day)
  const kept = await keepReminders(turn, [{ ...moment, text, activity, plannedFor }])
  if (!kept) return sentence(TOO_MANY, '我的提醒')
  await settleCard(turn, card.id, 'confirmed')
  const at = momentText(moment.day, moment.time ?? around.digest, turn.today)
  return sentence(`记下了，${at}提醒您：${text}。`, '我的提醒')
}
