import { addDays, daysBetween, formatChinese, weekdayOf } from '../../calendar/index.ts'
import { type Block, type Reply, reply } from '../../reply/index.ts'
import { resolveDate, type Understanding } from '../../understanding/index.ts'
import { buttonsFor } from '../actions.ts'
import { sentence } from '../say.ts'
import type { Turn } from '../turn.ts'
import { activityName } from '../views/words.ts'
import { type DraftItem, keepCard, type OpenCard, type PlanCard, readCard, settleCard } from './card.ts'

/** How long a plan whose day has passed is still brought up. */
const DAYS_KEPT_AFTER = 14

/** Label of the button that keeps a plan. */
export const KEEP = '到时提醒我'

/** A plan is never logged: it is offered as a note that the duty list and the day's greeting bring up again. */
export async function openPlanCard(turn: Turn, understood: Understanding, words: string): Promise<Reply> {
  const items = understood.planned
  const lead = '这是还没有发生的事，不记入台账；做完以后告诉我一声，再记。'
  if (items.length === 0) return sentence(lead)
  return show(turn, await keepCard(turn, { kind: 'plan', items, words, kept: false }), lead)
}

function show(turn: Turn, card: OpenCard<PlanCard>, lead: string): Reply {
  const { items } = card.payload
  const button = buttonsFor(card.id)
  const undated = items.some((item) => item.date === null)
  const question = undated
    ? '要提醒的话，是哪一天？可以直接输入日期。'
    : '要记下来吗？当天您打开照单时会看到；现在还不能主动发消息提醒。'
  return reply({
    blocks: [
      { type: 'lead', text: lead },
      { type: 'list', items: items.map((item) => planText(turn, item)) },
      { type: 'text', text: question },
    ],
    buttons: [
      undated
        ? [button('下周一提醒我', 'monday'), button('不用', 'cancel')]
        : [button(KEEP, 'keep'), button('不用', 'cancel')],
    ],
  })
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
  const date = resolveDate(text, turn.today)
  return date && date >= turn.today ? keep(turn, card, date) : null
}

/** Keeps the plan; `date` is the day of the items that have none. */
async function keep(turn: Turn, card: OpenCard<PlanCard>, date: string): Promise<Reply> {
  const items = card.payload.items.map((item) => ({ ...item, date: item.date ?? date }))
  await keepCard(turn, { ...card.payload, items, kept: true }, card.id)
  return reply({
    blocks: [
      { type: 'lead', text: '好的，记下了：当天打开照单时会提醒，在此之前列在您的职责清单下面。' },
      { type: 'list', items: items.map((item) => planText(turn, item)) },
    ],
  })
}

export async function tapPlanCard(turn: Turn, card: OpenCard<PlanCard>, op: string): Promise<Reply> {
  if (card.payload.kept) return sentence('这个计划已经记下。')
  if (op === 'keep') return keep(turn, card, turn.today)
  // 确认 in words, where the day is still asked.
  if (op === 'ok')
    return isUndated(card.payload) ? show(turn, card, '请先选好日子。') : keep(turn, card, turn.today)
  if (op === 'monday') return keep(turn, card, addDays(turn.today, 8 - weekdayOf(turn.today)))
  await settleCard(turn, card.id, 'cancelled')
  return sentence('好的，不提醒。')
}

/** 11月25日（星期三） 带队检查 · 化工园区 */
function planText(turn: Turn, item: DraftItem): string {
  const parts = [item.date ? formatChinese(item.date) : '日期未定']
  parts.push(item.activity ? activityName(turn, item.activity) : '履职活动')
  if (item.place) parts.push(item.place)
  return parts.join(' · ')
}

/** Plans the person asked to be reminded of: those ahead, and those whose day has come. */
export async function planBlocks(turn: Turn): Promise<Block[]> {
  const rows = await turn.parts.store.openPending(turn.person)
  const items = rows
    .filter((row) => row.kind === 'plan')
    .map((row) => readCard(row).payload as PlanCard)
    .filter((plan) => plan.kept)
    .flatMap((plan) => plan.items)
    .filter((item): item is DraftItem & { date: string } => item.date !== null)
    .filter((item) => daysBetween(item.date, turn.today) <= DAYS_KEPT_AFTER)
    .sort((a, b) => (a.date < b.date ? -1 : 1))
  if (items.length === 0) return []
  return [
    { type: 'heading', text: '您的计划' },
    {
      type: 'list',
      items: items.map(
        (item) => `${planText(turn, item)}（${whenText(daysBetween(turn.today, item.date))}）`,
      ),
    },
  ]
}

function whenText(days: number): string {
  if (days === 0) return '就是今天，做完请告诉我'
  return days > 0 ? `还有 ${days} 天` : `已过 ${-days} 天，做完请告诉我，没做可不理会`
}
