import { type CivilDate, civilDateOf, timeOfDay } from '../../../calendar/index.ts'
import type { WallTime } from '../../../reminders/index.ts'
import type { Reply } from '../../../reply/index.ts'
import { understand } from '../../../understanding/index.ts'
import { isShownLast } from '../../cards/asked-again.ts'
import { keepCard, type OpenCard, settleCard, type WishCard } from '../../cards/card.ts'
import { sentence } from '../../say.ts'
import { postKeysOn, type Turn } from '../../turn.ts'
import { readTimeAnswer } from './answer.ts'
import { DAYS, showWish, TIMES, timesOf } from './card-view.ts'
import { aroundOf, keepReminders, TOO_MANY } from './keep.ts'
import { type Moment, momentOf } from './moment.ts'
import type { ReminderWish } from './wish.ts'
import { momentText, reminderText } from './words.ts'

const WHAT = '要提醒什么？请连事情和日子一起说，例如“提醒我周五前交材料”“明天下午3点提醒我开会”。'
const ONCE =
  '现在只能定一次性的提醒，不能每天、每周重复。可以定最近的一次，例如“提醒我下周一上午9点开例会”；履职期限每个周期都会自动提醒。'
/** UTF-16 units of what is kept. */
const LONGEST_TEXT = 200
const TOO_LONG = `要提醒的话太长了，请缩到 ${LONGEST_TEXT} 个字以内。`

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
  return showWish(turn, await keepCard(turn, payload), wish.note)
}

/** The one activity of the list that the words plan: what is recorded of it until then is not asked for again. */
function activityIn(turn: Turn, words: string): string | null {
  const context = { today: turn.today, posts: postKeysOn(turn, turn.today) }
  const { planned } = understand(words, context, turn.parts.knowledge)
  const [only, second] = planned
  return !only || second || only.activity === 'other' ? null : only.activity
}

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
      return showWish(turn, card)
  }
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
  return showWish(turn, await keepCard(turn, { ...card.payload, text: kept, told: next }, card.id))
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
  if (answer.note !== null) return showWish(turn, card, answer.note)
  if (answer.before || answer.ahead) {
    const { day, time, before, ahead } = answer
    const told = { ...card.payload.told, day: day ?? card.payload.told.day, time, before, ahead }
    return showWish(turn, await keepCard(turn, { ...card.payload, told }, card.id))
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
  if (typeof moment === 'string') return showWish(turn, card)
  const text = activity === null ? reminderText(payload.text, told, moment.day) : payload.text
  const plannedFor = activity === null ? null : (told.day ?? moment.day)
  const kept = await keepReminders(turn, [{ ...moment, text, activity, plannedFor }])
  if (!kept) return sentence(TOO_MANY, '我的提醒')
  await settleCard(turn, card.id, 'confirmed')
  const at = momentText(moment.day, moment.time ?? around.digest, turn.today)
  return sentence(`记下了，${at}提醒您：${text}。`, '我的提醒')
}
