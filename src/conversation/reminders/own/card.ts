import type { CivilDate } from '../../../calendar/index.ts'
import type { WallTime } from '../../../reminders/index.ts'
import { type Reply, reply } from '../../../reply/index.ts'
import { isShownLast } from '../../cards/asked-again.ts'
import { keepCard, type OpenCard, settleCard, type WishCard } from '../../cards/card.ts'
import { isDueQuery } from '../../due-query.ts'
import { readWords } from '../../read-words.ts'
import { sentence } from '../../say.ts'
import type { Turn } from '../../turn.ts'
import { readTimeAnswer } from './answer.ts'
import { contentOf, LONGEST_TEXT, ONCE, showAsked, TOO_LONG } from './card-open.ts'
import { DAYS, showWish, TIMES, timesOf } from './card-view.ts'
import { afterKeeping } from './just-kept.ts'
import { aroundOf, keepReminders, TOO_MANY } from './keep.ts'
import { type Moment, momentOf } from './moment.ts'
import type { When } from './when.ts'
import { readReminderWish } from './wish.ts'
import { momentText, reminderText } from './words.ts'

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
      return sentence(card.payload.replaces === undefined ? '好的，不提醒。' : '好的，没有改。')
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
  if (card.payload.text === '') return answerWhat(turn, card, text)
  const answer = readTimeAnswer(text, turn.today) ?? (await sameSaidAgain(turn, card, text))
  if (!answer) return null
  const waits = typeof momentOf(card.payload.told, await aroundOf(turn)) === 'string'
  if (!waits && !(await isShownLast(turn, card.id))) return null
  if (answer.note !== null || answer.timeNote !== null) return showAsked(turn, card, answer)
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

/** 周五开会, where the day of 开会 is asked. */
async function sameSaidAgain(turn: Turn, card: OpenCard<WishCard>, text: string): Promise<When | null> {
  if (typeof momentOf(card.payload.told, await aroundOf(turn)) !== 'string') return null
  const again = readReminderWish(`提醒我${text}`, turn.today)
  if (!again || again.every || again.day === null) return null
  const kept = card.payload.text
  return kept.includes(again.text) || again.text.includes(kept) ? { ...again, spans: [] } : null
}

/** Takes what is said right after the question for what to be reminded of; null for reports and questions. */
async function answerWhat(turn: Turn, card: OpenCard<WishCard>, text: string): Promise<Reply | null> {
  if (!(await isShownLast(turn, card.id))) return null
  const wish = readReminderWish(text, turn.today) ?? readReminderWish(`提醒我${text}`, turn.today)
  if (!wish || saysOther(turn, text)) return null
  if (wish.every) return sentence(ONCE)
  if (wish.text.length > LONGEST_TEXT) return sentence(TOO_LONG)
  const said = contentOf(turn, wish, text)
  const { told } = card.payload
  const isTimed = said.told.day !== null || said.told.before || said.told.ahead !== null
  const next = isTimed
    ? { ...said.told, time: said.told.time ?? told.time }
    : { ...told, time: said.told.time ?? told.time }
  return showAsked(turn, await keepCard(turn, { ...card.payload, ...said, told: next }, card.id), wish)
}

/** Whether words are a report or a question, whatever was asked. */
function saysOther(turn: Turn, text: string): boolean {
  const { intent } = readWords(turn, text)
  const reads = intent === 'log' || intent === 'correct' || intent === 'void' || intent === 'question'
  return reads || isDueQuery(text) || /[?？]\s*$/.test(text)
}

async function keep(turn: Turn, card: OpenCard<WishCard>): Promise<Reply> {
  const { payload } = card
  const { told, activity } = payload
  const around = await aroundOf(turn)
  const moment = momentOf(told, around)
  if (typeof moment === 'string' || payload.text === '') return showWish(turn, card)
  const text = activity === null ? reminderText(payload.text, told, moment.day) : payload.text
  const plannedFor = activity === null ? null : (told.day ?? moment.day)
  if (payload.replaces) await turn.parts.store.cancelOwnReminder(payload.replaces, turn.now.toISOString())
  const kept = await keepReminders(turn, [{ ...moment, text, activity, plannedFor }])
  if (!kept) return sentence(TOO_MANY, '我的提醒')
  await settleCard(turn, card.id, 'confirmed')
  const at = momentText(moment.day, moment.time ?? around.digest, turn.today)
  return reply({
    blocks: [{ type: 'lead', text: `${payload.replaces ? '改好了' : '记下了'}，${at}提醒您：${text}。` }],
    buttons: [afterKeeping(kept)],
  })
}

export { openReminderCard } from './card-open.ts'
