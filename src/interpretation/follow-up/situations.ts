/** Another situation, or a circumstance besides. */
import { type Context, titlesOf } from './context.ts'
import type { Circumstance } from './said.ts'
import { replaced, spansOf } from './text.ts'
import { oneOf } from './words.ts'

const IF = /^(?:如果|要是|假如|若)/
const OF_OTHERS = /[他她]|人家/

/** The question about another situation; put in front where it has none and asks for what follows. */
export function withSituation(question: string, situation: Circumstance, context: Context): string | null {
  const { activities, convene, omission, situations } = context.words
  const omitted = `${omission}(?:${oneOf(activities.verb)}|${oneOf(convene)}?${oneOf(activities.meeting)})`
  const [span, ...more] = spansOf(`(?:${oneOf(situations)}|${omitted})`, question)
  if (more.length > 0 || isOfAnother(question, situation, context)) return null
  const bare = situation.words.replace(/[了的]$/, '')
  if (span) return question.slice(span.start, span.end) === bare ? null : replaced(question, span, bare)
  return asksWhatFollows(question, context) && !IF.test(question) ? supposing(question, situation) : null
}

/** The question with a circumstance besides, or in place of its like: whoever has retired has not moved on. */
export function withCircumstance(
  question: string,
  circumstance: Circumstance,
  context: Context,
): string | null {
  const { left } = context.words.circumstances
  const bare = circumstance.words.replace(/了$/, '')
  if (!asksWhatFollows(question, context) || question.includes(bare)) return null
  if (isOfAnother(question, circumstance, context)) return null
  const [span, ...more] = left.includes(bare) ? spansOf(`${oneOf(left)}了?`, question) : []
  if (more.length > 0) return null
  return span ? replaced(question, span, circumstance.words) : supposing(question, circumstance)
}

function supposing(question: string, { words, subject }: Circumstance): string {
  const who = subject !== undefined && !question.includes(subject.words) ? subject.words : ''
  return `如果${who}${words},${question.replace(IF, '')}`
}

/** What is said now names whom it is of, and the question speaks of somebody else. */
function isOfAnother(question: string, { subject }: Circumstance, context: Context): boolean {
  if (subject === undefined) return false
  return OF_OTHERS.test(question) || titlesOf(question, context).some(({ words }) => words !== subject.words)
}

function asksWhatFollows(question: string, { language }: Context): boolean {
  return language.forms.consequence.some((expression) => expression.match(question))
}
