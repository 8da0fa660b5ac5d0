import { z } from 'zod'
import type { Model } from '../../model/index.ts'
import type { Context } from '../follow-up/context.ts'
import { asQuestion, folded } from '../follow-up/text.ts'
import type { Exchange, Waiting } from '../types.ts'
import { askedOf } from './asking.ts'
import type { OwnWords } from './own-words.ts'
import { putTogether } from './put-together.ts'

const schema = z.object({ question: z.string().nullable() })

const LONGEST = 120
const LONGEST_SAID = 200
/** How much of the conversation is shown: what a follow-up rests on stands in its last turns. */
const EXCHANGES = 4
const LONGEST_SHOWN = 80

/** What completions are verified with; `small` matches the words that may differ. */
export interface Reading {
  own: OwnWords
  context: Context
  small: RegExp
}

/** A follow-up as a whole question, verified; see `Interpreter.completeQuestion`. */
export async function completeQuestion(
  { model, ...reading }: Reading & { model: Model },
  said: string,
  exchanges: readonly Exchange[],
  waiting: Waiting,
): Promise<string | null> {
  const latest = exchanges.slice(-EXCHANGES)
  if (latest.length === 0 || said.trim() === '' || said.length > LONGEST_SAID) return null
  const conversation = latest
    .map(({ question, shown }) => `问：${oneLine(question)}\n答：${oneLine(shown).slice(0, LONGEST_SHOWN)}`)
    .join('\n')
  const inputs = { conversation, said: oneLine(said) }
  const answer = await askedOf(model, { prompt: 'complete-question', inputs, schema }, waiting)
  if (!answer?.question) return null
  return verified(answer.question, said, latest, reading)
}

/**
 * The question that code puts together of what is said now and of one earlier question, where the model's is the same
 * but for small words: the model says which it is, and words nothing.
 */
function verified(
  question: string,
  said: string,
  exchanges: readonly Exchange[],
  { own, context, small }: Reading,
): string | null {
  if (question.length > LONGEST || /[\r\n]/.test(question.trim())) return null
  const meant = bare(question).replace(small, '')
  const now = bare(said)
  const made = [...new Set(exchanges.map((each) => bare(each.question)).reverse())].flatMap((earlier) =>
    putTogether(now, earlier, context, own.decides),
  )
  const posts = own.titles(now)
  const whole = made.find((each) =>
    worded(each, posts, own.titles(each)).some((form) => form.replace(small, '') === meant),
  )
  if (whole === undefined) return null
  // What is said now must not be lost, or an earlier question would be answered in its stead.
  const kept = own.weights(whole)
  const all = [...own.weights(now)].every((weight) => kept.has(weight))
  return all && posts.every((post) => whole.includes(post)) ? asQuestion(whole) : null
}

/** A question as it is, and with a post as it was said now: 书记 for 镇书记. */
function worded(question: string, posts: readonly string[], titles: readonly string[]): string[] {
  const fuller = (post: string) => titles.filter((title) => title !== post && title.endsWith(post))
  return [question, ...posts.flatMap((post) => fuller(post).map((title) => question.replace(title, post)))]
}

function bare(text: string): string {
  return folded(text).replace(/[?。.!~…]+$/, '')
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
