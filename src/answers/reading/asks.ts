/** Whether a message asks anything, as against telling something. */
import type { FormName, QuestionLanguage, Topic } from '../language/index.ts'

interface Message {
  plain: string
  forms: ReadonlySet<FormName>
  topics: readonly Topic[]
  citations: readonly unknown[]
}

/** 镇长职责, 安全责任: so short a text that names something to look up is a request. */
const SHORT = 16
const STORY =
  /^accountability\.(?:situation\.(?!duty-not-performed)|aggravation|mitigation|exemption|lifelong)/

/**
 * A question, a request for the text, or a story whose consequence is left open. Reports of work done or not done, news
 * items and instructions passed on ask nothing.
 */
export function asksSomething(
  { plain, forms, topics, citations }: Message,
  { asks, tells }: Pick<QuestionLanguage, 'asks' | 'tells'>,
): boolean {
  if (asks.some((expression) => expression.match(plain))) return true
  if (tells.some((expression) => expression.match(plain))) return false
  if (citations.length > 0) return true
  if ([...plain].length <= SHORT && (forms.has('list') || forms.has('content'))) return true
  return topics.some(({ id }) => STORY.test(id))
}
