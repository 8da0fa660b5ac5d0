import { type CivilDate, daysBetween } from '../../../calendar/index.ts'
import type { Block } from '../../../reply/index.ts'
import type { OwnReminderRow } from '../../../storage/index.ts'
import { plansKeptOnCards } from '../../cards/plan-card.ts'
import type { Turn } from '../../turn.ts'
import { momentText } from './words.ts'

/** How long after its day what nobody was reminded of is still brought up. */
const DAYS_KEPT_AFTER = 14

/** 11月25日（星期三） · 带队检查 · 化工园区 */
export function ownReminderText({ day, time, text, plannedFor }: OwnReminderRow, today: CivilDate): string {
  return `${momentText(plannedFor ?? day, plannedFor === null || plannedFor === day ? time : null, today)} · ${text}`
}

/** What the person of the turn's record wants to be reminded of: what is ahead, and whose day has come. */
export async function planBlocks(turn: Turn): Promise<Block[]> {
  const rows = await turn.parts.store.ownReminders(turn.person)
  const kept = rows.map((row) => ({ day: row.plannedFor ?? row.day, text: ownReminderText(row, turn.today) }))
  const items = [...kept, ...(await plansKeptOnCards(turn))]
    .filter(({ day }) => daysBetween(day, turn.today) <= DAYS_KEPT_AFTER)
    .sort((a, b) => (a.day < b.day ? -1 : 1))
    .map(({ day, text }) => `${text}（${whenText(daysBetween(turn.today, day))}）`)
  if (items.length === 0) return []
  return [
    { type: 'heading', text: '您的计划和提醒' },
    { type: 'list', items },
  ]
}

function whenText(days: number): string {
  if (days === 0) return '就是今天'
  return days > 0 ? `还有 ${days} 天` : `已过 ${-days} 天`
}
