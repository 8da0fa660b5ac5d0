import type { Block, Reply } from '../reply/index.ts'
import { understand } from '../understanding/index.ts'
import { readBehalfCommand } from './behalf/commands.ts'
import { heardBlock, openHeardCard, waitingCard } from './cards/index.ts'
import { isLook } from './checklist/commands.ts'
import type { Command } from './commands.ts'
import { isDueQuery } from './due-query.ts'
import { obey } from './obey.ts'
import { readCommandIn } from './read-words.ts'
import { type AfterDigest, replyAfterDigest, saidAfterDigest } from './reminders/after-digest/after-digest.ts'
import { respondAnew } from './respond.ts'
import { postKeysOn, type Turn } from './turn.ts'
import type { IncomingMessage } from './types.ts'

type Via = NonNullable<IncomingMessage['via']>

/** Commands whose answer changes nothing. */
const HARMLESS: ReadonlySet<Command['type']> = new Set(['help', 'hello', 'thanks', 'posts', 'regulations'])

/** What is said of a digest and changes something, or leads to a card. */
const CHANGING: ReadonlySet<AfterDigest['type']> = new Set(['done', 'mute', 'later'])

/**
 * The replies to words that the person did not type. What could lead to a record, or answer a card, is shown back and
 * waits for 照此处理. A question is answered at once, since nothing is recorded and the person sees from the answer
 * (of a recording: from the words above it) whether it was the one meant; so is what asks for help or for the own
 * duties, and what can be neither acted on nor asked. Not for guests.
 */
export async function hear(turn: Turn, text: string, via: Via): Promise<Reply[]> {
  const answer = await answerAtOnce(turn, text)
  if (!answer) return [await openHeardCard(turn, text, via)]
  const words: Block[] = via === 'voice' ? [heardBlock(text, via)] : []
  return [{ ...answer, blocks: [...words, ...answer.blocks] }]
}

/** Looking at the checklist changes nothing either. */
function isHarmless(command: Command): boolean {
  return command.type === 'of-checklist' ? isLook(command.command) : HARMLESS.has(command.type)
}

/** null where the words must be confirmed first. */
async function answerAtOnce(turn: Turn, text: string): Promise<Reply | null> {
  const command = readCommandIn(turn.parts, text)
  const context = { today: turn.today, posts: postKeysOn(turn, turn.today) }
  const { intent } = understand(text, context, turn.parts.knowledge)
  const ofDigest = await saidAfterDigest(turn, text)
  if (ofDigest) return CHANGING.has(ofDigest.type) ? null : replyAfterDigest(turn, text)
  const asksForOwn = command !== null || isDueQuery(text)
  if (intent === 'question' && !asksForOwn) return respondAnew(turn, text)
  if (readBehalfCommand(text)) return null
  if (command) return isHarmless(command) ? obey(turn, command) : null
  const recordsNothing = asksForOwn || intent === 'due' || intent === 'chat'
  return recordsNothing && !(await waitingCard(turn)) ? respondAnew(turn, text) : null
}
