import { z } from 'zod'
import type { Model } from '../../model/index.ts'
import { asQuestion, folded } from '../follow-up/text.ts'
import type { Exchange, Waiting } from '../types.ts'
import { askedOf } from './asking.ts'
import type { OwnWords } from './own-words.ts'

const schema = z.object({ question: z.string().nullable() })

const LONGEST = 120
const LONGEST_SAID = 200
/** How much of the conversation is shown: what a follow-up rests on stands in its last turns. */
const EXCHANGES = 4
const LONGEST_SHOWN = 80

/** A follow-up as a whole question, verified; see `Interpreter.completeQuestion`. */
export async function completeQuestion(
  { model, own }: { model: Model; own: OwnWords },
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
  return verified(answer.question, said, latest, own)
}

function verified(
  question: string,
  said: string,
  exchanges: readonly Exchange[],
  own: OwnWords,
): string | null {
  if (question.length > LONGEST || /[\r\n]/.test(question.trim())) return null
  const whole = bare(question)
  const now = bare(said)
  const before = exchanges.map((each) => bare(each.question))
  if (whole.length < 3 || whole === now || before.includes(whole)) return null
  const sources = [...before, now]
  if (!own.coveredBy(whole, sources)) return null
  const spoken = new Set(sources.flatMap((source) => [...own.weights(source)]))
  const kept = own.weights(whole)
  if ([...kept].some((weight) => !spoken.has(weight))) return null
  // What is said now must not be lost, or an earlier question would be answered in its stead.
  if ([...own.weights(now)].some((weight) => !kept.has(weight))) return null
  return touches(whole, now) ? asQuestion(whole) : null
}

/** Some two characters of what is said now stand in the question. */
function touches(whole: string, now: string): boolean {
  const runs = [...now].map((_, at) => now.slice(at, at + 2)).filter((run) => run.length === 2)
  return runs.some((run) => whole.includes(run))
}

function bare(text: string): string {
  return folded(text).replace(/[?。.!~…]+$/, '')
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
