import type { Waiting } from '../../interpretation/index.ts'
import { sanitize } from '../../text/index.ts'
import { isDueQuery } from '../due-query.ts'
import { isLabel } from '../evidence/label.ts'
import { readWish } from '../groups/wish.ts'
import { buttonsOfLast } from '../labelled.ts'
import { readCommandIn, readWords } from '../read-words.ts'
import { saidAfterDigest } from '../reminders/after-digest/after-digest.ts'
import { wishSaid } from '../reminders/own/said.ts'
import { openTurn, type Parts, postKeysOn, type Turn } from '../turn.ts'
import type { Considered, IncomingMessage } from '../types.ts'
import { unreadable } from '../unreadable.ts'
import { type Found, find } from '../views/answer-view.ts'
import { exchangesOf } from './exchanges.ts'
import { mayFollow, wholeQuestion } from './follow.ts'

/** What is left of the wait, the shorter the later it is asked. */
type Left = () => Waiting

/** See `Conversation.consider`. */
export async function consider(
  parts: Parts,
  message: IncomingMessage,
  { waitMs, signal }: { waitMs: number; signal?: AbortSignal },
): Promise<IncomingMessage> {
  if (!parts.interpreter || message.text === undefined || message.via) return message
  const text = sanitize(message.text).trim()
  if (unreadable(text, false) || readCommandIn(parts, text)) return message
  if (message.files && isLabel(text)) return message
  const turn = await openTurn(parts, message)
  // Whoever was not invited must not use up what the members' answers need.
  if (turn.standing.role === 'guest' || (await answersSomething(turn, text))) return message
  const until = performance.now() + waitMs
  const considered = await considerWords(turn, text, () => ({
    timeoutMs: Math.max(1, until - performance.now()),
    ...(signal ? { signal } : {}),
  }))
  return considered ? { ...message, considered } : message
}

/** So many words with 了 or the like tell of something, whatever a card waits for. */
const TOLD = /^(?=.{10})(?!.*[?？]).*[了过完]/su

/** A card waits for words, or a button's label was typed: the words mean that. */
async function answersSomething(turn: Turn, text: string): Promise<boolean> {
  if (turn.group) return false
  if (!TOLD.test(text) && (await turn.parts.store.openPending(turn.by)).length > 0) return true
  if (await saidAfterDigest(turn, text)) return true
  return (await buttonsOfLast(turn)).some(({ label }) => label === text)
}

async function considerWords(turn: Turn, text: string, left: Left): Promise<Considered | null> {
  if (isDueQuery(text) || wishSaid(turn, text)) return null
  if (turn.group) {
    const wish = readWish(turn, text)
    return wish.type === 'question' || wish.type === 'chat' ? asQuestion(turn, text, left) : null
  }
  const { intent, clarify } = readWords(turn, text)
  if (intent === 'question' || intent === 'chat') return asQuestion(turn, text, left)
  return intent === 'log' && clarify === 'activity' ? asReport(turn, text, left) : null
}

/** A follow-up first; then what was refused; then, in private, a report that was not read as one. */
async function asQuestion(turn: Turn, text: string, left: Left): Promise<Considered | null> {
  const found = find(turn, text)
  const asks = found.answer.trace.asks
  if (mayFollow(text)) {
    const exchanges = await exchangesOf(turn)
    if (wholeQuestion(turn, text, exchanges)) return null
    const unclear = found.answer.refused || !asks
    if (unclear && exchanges.length > 0) {
      const question = await turn.parts.interpreter?.completeQuestion(text, exchanges, left())
      if (question && !find(turn, question).answer.refused) return { question }
    }
  }
  if (asks) return found.answer.refused ? aboutTopics(turn, text, found, left) : null
  return turn.group ? null : asReport(turn, text, left)
}

async function aboutTopics(
  turn: Turn,
  text: string,
  { asked, answer }: Found,
  left: Left,
): Promise<Considered | null> {
  const topics = (await turn.parts.interpreter?.chooseTopics(text, answer, asked, left())) ?? []
  if (topics.length === 0) return null
  const { refused } = find(
    turn,
    text,
    topics.map(({ topic }) => topic),
  ).answer
  return refused ? null : { topics }
}

async function asReport(turn: Turn, text: string, left: Left): Promise<Considered | null> {
  const context = { today: turn.saidOn ?? turn.today, posts: postKeysOn(turn, turn.today) }
  const understood = await turn.parts.interpreter?.readActivities(
    text,
    readWords(turn, text),
    context,
    left(),
  )
  return understood ? { understood } : null
}
