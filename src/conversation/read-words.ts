import { namesImportedPost } from '../knowledge/index.ts'
import { type Understanding, understand } from '../understanding/index.ts'
import { type Command, readCommand } from './commands.ts'
import { withoutAddresses } from './evidence/addresses.ts'
import { postKeysOn, type Turn } from './turn.ts'

/** What words mean when the person of the turn's record is meant: by the posts held, and the day they were said. */
export function readWords(turn: Turn, text: string): Understanding {
  const context = { today: turn.saidOn ?? turn.today, posts: postKeysOn(turn, turn.today) }
  return understand(withoutAddresses(text), context, turn.parts.knowledge)
}

/** What is meant for 照单 itself, the posts of imported regulations by their own names included. */
export function readCommandIn({ knowledge }: Pick<Turn['parts'], 'knowledge'>, text: string): Command | null {
  return readCommand(text, (words) => namesImportedPost(words, knowledge))
}
