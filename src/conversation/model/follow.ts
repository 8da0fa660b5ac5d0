import type { Exchange } from '../../interpretation/index.ts'
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
  if (!followUp || !mayFollow(text)) return null
  return wholeQuestion(turn, text, await exchangesOf(turn))
}

export function wholeQuestion(turn: Turn, text: string, exchanges: readonly Exchange[]): string | null {
  if (exchanges.length === 0) return null
  return (
    turn.parts.followUp?.(
      text,
      exchanges.map(({ question }) => question),
    ) ?? null
  )
}

/** A follow-up or words that a model made sense of, as a question; null where neither. */
export async function foundByContext(
  turn: Turn,
  text: string,
): Promise<{ found: Found; note: Block } | null> {
  const followed = await followedUp(turn, text)
  if (followed) return { found: find(turn, followed), note: taken(`接着上文，您是问：“${followed}”`) }
  const { question, topics } = turn.considered ?? {}
  if (question) {
    const text = `接着上文，模型理解为：“${question}”；不对请把问题说完整`
    return { found: find(turn, question), note: taken(text) }
  }
  if (topics === undefined || topics.length === 0) return null
  const found = find(
    turn,
    text,
    topics.map(({ topic }) => topic),
  )
  const readings = topics.map(({ words, name }) => `“${words}”理解为“${name}”`).join('，')
  return { found, note: taken(`模型把${readings}，下面是对应的条文；不对请换个说法`) }
}

/** The reply to {@link foundByContext}: how the words were taken stands above the answer. */
export async function replyByContext(turn: Turn, text: string): Promise<Reply | null> {
  const by = await foundByContext(turn, text)
  if (!by) return null
  const given = replyOf(turn, by.found)
  return { ...given, blocks: [by.note, ...given.blocks] }
}

function taken(text: string): Block {
  return { type: 'note', text }
}
