import { isDueQuery } from '../../due-query.ts'
import { readWords } from '../../read-words.ts'
import type { Turn } from '../../turn.ts'
import { type ReminderWish, readReminderWish } from './wish.ts'

/** The wish to be reminded that a person says; null for anything else, a report that asks for it besides included. */
export function wishSaid(turn: Turn, text: string): ReminderWish | null {
  const wish = readReminderWish(text, turn.saidOn ?? turn.today)
  if (!wish) return null
  if (wish.day === null && wish.time === null && wish.after === null && isDueQuery(text)) return null
  const { intent } = readWords(turn, text)
  return intent === 'log' || intent === 'correct' || intent === 'void' ? null : wish
}
