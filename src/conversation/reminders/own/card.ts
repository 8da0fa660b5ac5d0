import type { Reply } from '../../../reply/index.ts'
import { sentence } from '../../say.ts'
import type { Turn } from '../../turn.ts'
import type { ReminderWish } from './wish.ts'

/** Offers to keep a wish: its day and time are shown, and asked where they are not clear. */
export async function openReminderCard(turn: Turn, wish: ReminderWish, words: string): Promise<Reply> {
  return sentence(`${turn.today} ${wish.text} ${words}`)
}
