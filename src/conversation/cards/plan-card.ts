import { addDays, type CivilDate, formatChinese, weekdayOf } from '../../calendar/index.ts'
import { type Block, type Reply, reply } from '../../reply/index.ts'
import { resolveDate, type Understanding } from '../../understanding/index.ts'
import { buttonsFor } from '../actions.ts'
import { readTimeAnswer } from '../reminders/own/answer.ts'
import { afterKeeping } from '../reminders/own/just-kept.ts'
import { aroundOf, keepReminders, TOO_MANY } from '../reminders/own/keep.ts'
import { type Around, type Moment, momentOf, type NoMoment } from '../reminders/own/moment.ts'
import { momentText } from '../reminders/own/words.ts'
import { sentence } from '../say.ts'
import type { Turn } from '../turn.ts'
import { activityName } from '../views/words.ts'
import { type DraftItem, keepCard, type OpenCard, type PlanCard, readCard, settleCard } from './card.ts'

/** Label of the button that keeps a plan. */
export const KEEP = '到时提醒我'

const LEAD = '这是还没有发生的事，不记入台账；做完以后告诉我一声，再记。'
const GONE_BY =
  '没有记录任何内容：说的日子已经过了。已经做了的，请说做了什么、哪一天；还要做的，请说打算哪一天做。'
const NOT_THEN: Record<NoMoment, string> = {
  'no-day': '请先选好日子。',
  past: '这个日子已经过了，不用再提醒。',
  far: '最远只能定一年以内的提醒。',
}

/** A plan is never logged: it is offered as a reminder on its day. */
export async function openPlanCard(turn: Turn, understood: Understanding, words: string): Promise<Reply> {
  // A day gone by is none to be reminded on.
  const items = understood.planned.filter(({ date }) => date === null || date >= turn.today)
  if (items.length === 0) return sentence(understood.planned.length === 0 ? LEAD : GONE_BY)
  return show(turn, await keepCard(turn, { kind: 'plan', items, words, kept: false }), LEAD)
}

async function show(turn: Turn, card: OpenCard<PlanCard>, lead: string): Promise<Reply> {
  const { items } = card.payload
  const button = buttonsFor(card.id)
  const undated = items.some((item) => item.date === null)
  const around = await aroundOf(turn)
  const moved = items.filter((item) => dayMoved(item, around))
  const question = undated
    ? '要提醒的话，是哪一天？可以直接输入日期。'
    : `要到时提醒您吗？我会在${moved.length > 0 ? '下面说的那天' : '当天'}发消息给您。`
  const keeping = [{ ...button(KEEP, 'keep'), primary: true as const }, button('不用', 'cancel')]
  const exact = moved.length > 0 ? [[button('就在当天提醒', 'exact')]] : []
  return reply({
    blocks: [
      { type: 'lead', text: lead },
      { type: 'list', items: items.map((item) => planText(turn, item)) },
      { type: 'text', text: question },
      ...moved.map((item) => movedNote(item, around)),
    ],
    buttons: undated ? [[button('下周一提醒我', 'monday'), button('不用', 'cancel')]] : [keeping, ...exact],
  })
}

function dayMoved(item: DraftItem, around: Around): boolean {
  const moment = momentOfItem(item, around, false)
  return typeof moment !== 'string' && item.date !== null && moment.day !== item.date
}

function movedNote(item: DraftItem, around: Around): Block {
  const { day } = momentOfItem(item, around, false) as Moment
  const date = momentText(item.date as CivilDate, null, around.today)
  return { type: 'note', text: `${date}不上班，提前到${momentText(day, null, around.today)}提醒` }
}

function momentOfItem({ date }: DraftItem, around: Around, exact: boolean): Moment | NoMoment {
  return momentOf({ day: date, time: null, before: false, ahead: null, exact }, around)
}

/** Whether the plan still waits for its day. */
export function isUndated(plan: PlanCard): boolean {
  return !plan.kept && plan.items.some((item) => item.date === null)
}

/** Takes a plain text as the day of a plan that has none; null where it is none. */
export async function answerPlanCard(
  turn: Turn,
  card: OpenCard<PlanCard>,
  text: string,
): Promise<Reply | null> {
  const date = readTimeAnswer(text, turn.today)?.day ?? resolveDate(text, turn.today)
  return date && date >= turn.today ? keep(turn, card, { date }) : null
}

/** Keeps the plan's reminders; `date` is the day of the items that have none. */
async function keep(
  turn: Turn,
  card: OpenCard<PlanCard>,
  { date = null, exact = false }: { date?: CivilDate | null; exact?: boolean },
): Promise<Reply> {
  const around = await aroundOf(turn)
  const items = card.payload.items.map((item) => ({ ...item, date: item.date ?? date }))
  const wanted = items.map((item) => ({ item, moment: momentOfItem(item, around, exact) }))
  const moments: { item: DraftItem; moment: Moment }[] = []
  for (const { item, moment } of wanted) {
    if (typeof moment === 'string') return show(turn, card, NOT_THEN[moment])
    moments.push({ item, moment })
  }
  const kept = await keepReminders(
    turn,
    moments.map(({ item, moment }) => ({
      ...moment,
      text: planWords(turn, item),
      activity: item.activity === 'other' ? null : item.activity,
      plannedFor: item.date,
    })),
  )
  if (!kept) return sentence(TOO_MANY, '我的提醒')
  await settleCard(turn, card.id, 'confirmed')
  const lines = moments.map(({ item, moment }) => {
    const at = momentText(moment.day, moment.time ?? around.digest, turn.today)
    return `${at}提醒您：${planWords(turn, item)}${moment.day === item.date ? '' : `（${momentText(item.date as CivilDate, null, turn.today)}）`}`
  })
  return reply({
    blocks: [
      { type: 'lead', text: '好的，记下了：' },
      { type: 'list', items: lines },
    ],
    buttons: [afterKeeping(kept)],
  })
}

export async function tapPlanCard(turn: Turn, card: OpenCard<PlanCard>, op: string): Promise<Reply> {
  if (card.payload.kept) return sentence('这个计划已经记下。')
  if (op === 'cancel') {
    await settleCard(turn, card.id, 'cancelled')
    return sentence('好的，不提醒。')
  }
  if (op === 'monday') return keep(turn, card, { date: addDays(turn.today, 8 - weekdayOf(turn.today)) })
  // 确认 in words, where the day is still asked.
  if (isUndated(card.payload)) return show(turn, card, NOT_THEN['no-day'])
  return op === 'keep' || op === 'ok' || op === 'exact'
    ? keep(turn, card, { exact: op === 'exact' })
    : show(turn, card, LEAD)
}

/** 11月25日（星期三） · 带队检查 · 化工园区 */
function planText(turn: Turn, item: DraftItem): string {
  return `${item.date ? formatChinese(item.date) : '日期未定'} · ${planWords(turn, item)}`
}

function planWords(turn: Turn, { activity, place }: DraftItem): string {
  const name = activity ? activityName(turn, activity) : '履职活动'
  return place ? `${name} · ${place}` : name
}

/** Plans that were kept on their cards, before 照单 sent reminders: shown until their day has long passed. */
export async function plansKeptOnCards(turn: Turn): Promise<{ day: CivilDate; text: string }[]> {
  const rows = await turn.parts.store.openPending(turn.person)
  return rows
    .filter((row) => row.kind === 'plan')
    .map((row) => readCard(row).payload as PlanCard)
    .filter((plan) => plan.kept)
    .flatMap((plan) => plan.items)
    .flatMap((item) => (item.date === null ? [] : [{ day: item.date, text: planText(turn, item) }]))
}
