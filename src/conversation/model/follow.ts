import { askedAs, type Exchange, readAs, type TopicChoice, takenAs } from '../../interpretation/index.ts'
import type { Block, Reply } from '../../reply/index.ts'
import type { Turn } from '../turn.ts'
import { type Found, find, replyOf } from '../views/answer-view.ts'
import { exchangesOf } from './exchanges.ts'

/** Longer words stand for themselves. */
const LONGEST_FOLLOW_UP = 30

/** Whether words may only make sense after a question: short ones, whatever they say. */
export function mayFollow(text: string): boolean {
  return text.length <= LONGEST_FOLLOW_UP
}

/** The whole question that a follow-up asks by the words of the conversation alone; null where it is none. */
export async function followedUp(turn: Turn, text: string): Promise<string | null> {
  const { followUp } = turn.parts
  if (!followUp?.fits(text)) return null
  return wholeQuestion(turn, text, await exchangesOf(turn))
}

/** A question of who asks. In a group it says of nobody which level is meant. */
const OF_SELF = /^(?:我|本人|俺)(?!们)/

export function wholeQuestion(turn: Turn, text: string, exchanges: readonly Exchange[]): string | null {
  const all = exchanges.map(({ question }) => question)
  const ofOthers = turn.group ? all.filter((question) => !OF_SELF.test(question)) : all
  const questions = ofOthers.length > 0 ? ofOthers : all
  return questions.length > 0 ? (turn.parts.followUp?.(text, questions) ?? null) : null
}

/** A follow-up or words that a model made sense of, as a question; null where neither. */
export async function foundByContext(
  turn: Turn,
  text: string,
): Promise<{ found: Found; note: Block } | null> {
  const followed = await followedUp(turn, text)
  if (followed) return { found: find(turn, followed), note: note(askedAs(followed)) }
  const { question, topics } = turn.considered ?? {}
  if (question) return { found: find(turn, question), note: note(takenAs(question)) }
  if (topics === undefined || topics.length === 0) return null
  return { found: refusedNear(turn, text, topics), note: note(readAs(topics)) }
}

/** A question that was not understood stays refused; the provisions that a model takes it to be about are offered. */
function refusedNear(turn: Turn, text: string, topics: readonly TopicChoice[]): Found {
  const { asked, answer } = find(turn, text)
  const near = find(
    turn,
    text,
    topics.map(({ topic }) => topic),
  ).answer
  return { asked, answer: answer.refused ? { ...answer, nearest: near.citations } : answer }
}

/** The reply to {@link foundByContext}: how the words were taken stands above the answer. */
export async function replyByContext(turn: Turn, text: string): Promise<Reply | null> {
  const by = await foundByContext(turn, text)
  if (!by) return null
  const given = replyOf(turn, by.found)
  return { ...given, blocks: [by.note, ...given.blocks] }
}

function note(text: string): Block {
  return { type: 'note', text }
}
