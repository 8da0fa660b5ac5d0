import { type Understanding, understand } from '../understanding/index.ts'
import { postKeysOn, type Turn } from './turn.ts'

/** What words mean when the person of the turn's record is meant: by the posts held, and the day they were said. */
export function readWords(turn: Turn, text: string): Understanding {
  const context = { today: turn.saidOn ?? turn.today, posts: postKeysOn(turn, turn.today) }
  return understand(text, context, turn.parts.knowledge)
}
