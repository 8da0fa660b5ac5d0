/** Another situation, or a circumstance besides. */
import type { Context } from './context.ts'
import { replaced, spansOf } from './text.ts'
import { oneOf } from './words.ts'

const IF = /^(?:如果|要是|假如|若)/

/** The question about another situation; put in front where it has none and asks for what follows. */
export function withSituation(question: string, situation: string, context: Context): string | null {
  const { activities, convene, omission, situations } = context.words
  const omitted = `${omission}(?:${oneOf(activities.verb)}|${oneOf(convene)}?${oneOf(activities.meeting)})`
  const [span, ...more] = spansOf(`(?:${oneOf(situations)}|${omitted})`, question)
  if (more.length > 0) return null
  const bare = situation.replace(/[了的]$/, '')
  if (span) return question.slice(span.start, span.end) === bare ? null : replaced(question, span, bare)
  return asksWhatFollows(question, context) && !IF.test(question) ? `如果${situation},${question}` : null
}

/** The question with a circumstance besides. */
export function withCircumstance(question: string, circumstance: string, context: Context): string | null {
  if (!asksWhatFollows(question, context) || question.includes(circumstance)) return null
  return `如果${circumstance},${question.replace(IF, '')}`
}

function asksWhatFollows(question: string, { language }: Context): boolean {
  return language.forms.consequence.some((expression) => expression.match(question))
}
