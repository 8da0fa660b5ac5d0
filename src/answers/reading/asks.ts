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

/** 安全生产一票否决: what one of the regulations' chapters is about, named and nothing said of it. */
const CHAPTERS = /^(?:accountability|assessment|award|general)\./
/** Words of somebody who tells what happened or was done. */
const TELLING =
  /[我俺咱你您他她了过没未被已正◇]|[今昨前明后][天日年晚]|[本上下这每]个?(?:周|月|季|年|次)|[0-9]|(?:学习|落实|贯彻|传达|参加|召开|开展|组织|做好|完成|收到|请|要|把|去|开)/

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
  if ([...plain].length <= SHORT && !TELLING.test(plain) && topics.some(({ id }) => CHAPTERS.test(id))) {
    return true
  }
  return topics.some(({ id }) => STORY.test(id))
}
