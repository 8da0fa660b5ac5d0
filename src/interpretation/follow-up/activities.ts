/** An activity or a period in place of the question's own. */
import { type Context, titlesOf } from './context.ts'
import type { Said } from './said.ts'
import { replaced, type Span, spansOf } from './text.ts'
import { oneOf } from './words.ts'

/** What may follow an activity that is replaced; anything else (检查加油站) belongs to it and would stay behind. */
const AFTER = /^(?:$|[一几多每隔最至次的吗呢么要应,?0-9两二三四够了怎会少有到没不是由该得])|^安全生产/
const TIMES = '(?:[一几两二三四五六0-9]+|多少|至少一|最少一)(?:次|回|场|个)'

/** The question about another activity; added where it speaks of none. */
export function withActivity(
  question: string,
  { words, meeting }: NonNullable<Said['activity']>,
  context: Context,
): string | null {
  const { verb, meeting: meetings } = context.words.activities
  const found = spansOf(oneOf([...verb, ...meetings, '(?<=[次个场回])会(?!议)']), question)
  const [span, ...more] = found
  if (more.length > 0) return null
  if (!span) return added(question, words, context)
  const old = question.slice(span.start, span.end)
  if (!verb.includes(old))
    return meeting ? replaced(question, span, words) : forMeeting(question, span, words, context)
  if (!AFTER.test(question.slice(span.end))) return null
  return meeting ? forVerb(question, span, words, context) : replaced(question, span, words)
}

/** 多久检查一次 → 多久开一次常委会; 没检查 → 没开常委会; 检查多久一次 → 常委会多久一次. */
function forVerb(question: string, span: Span, words: string, { words: lists }: Context): string | null {
  const before = question.slice(0, span.start)
  const after = question.slice(span.end)
  const times = new RegExp(`^${TIMES}`).exec(after)?.[0]
  if (times) return `${before}开${times}${words}${after.slice(times.length)}`
  if (new RegExp(`${lists.omission}$`).test(before) && /[没未不]/.test(before.slice(-4))) {
    return `${before}开${words}${after}`
  }
  return new RegExp(`^(?:是|要|应该)?${oneOf(lists.often)}`).test(after) ? before + words + after : null
}

/** 多久开一次常委会 → 多久检查一次; 常委会多久开一次 → 检查多久一次; 没开常委会 → 没检查. */
function forMeeting(question: string, span: Span, words: string, { words: lists }: Context): string | null {
  const convene = oneOf(lists.convene)
  const before = question.slice(0, span.start)
  const after = question.slice(span.end).replace(/^(?:来|专门|专题)?研究(?:部署)?安全(?:生产)?(?:工作)?/, '')
  const opened = new RegExp(`${convene}(${TIMES})?$`).exec(before)
  if (opened) return `${before.slice(0, opened.index)}${words}${opened[1] ?? ''}${after}`
  const turned = new RegExp(`^((?:要|应该)?${oneOf(lists.often)}(?:要|应该)?)${convene}(${TIMES})`).exec(
    after,
  )
  if (turned) return `${before}${words}${turned[1]}${turned[2]}${after.slice(turned[0].length)}`
  const often = new RegExp(`^(?:要|应该)?${oneOf(lists.often)}(?:要|应该)?${TIMES}`)
  return often.test(after) ? before + words + after : null
}

function added(question: string, words: string, context: Context): string | null {
  const often = new RegExp(`${oneOf(context.words.often)}(?:要|应该)?${TIMES}`).exec(question)
  if (often) return question.slice(0, often.index) + words + question.slice(often.index)
  const [title, ...more] = titlesOf(question, context)
  const asksDuties = context.language.forms.list.some((expression) => expression.match(question))
  if (!title?.person || more.length > 0 || !asksDuties) return null
  const rest = question.slice(title.end)
  return /^(?:的|都|主要)?(?:要|应|该|得|有|需|职责|责任|做|干|怎么)/.test(rest)
    ? question.slice(0, title.end) + words + rest
    : null
}

/** The question about another period: 每季度 → 每年; 多久检查一次 → 每年检查几次. */
export function withPeriod(question: string, period: string, { words }: Context): string | null {
  const [span, ...more] = spansOf(oneOf(words.periods), question)
  if (more.length > 0) return null
  if (span) return question.slice(span.start, span.end) === period ? null : replaced(question, span, period)
  const often = new RegExp(`${oneOf(words.often)}(.{0,12}?)一(次|回|场)`).exec(question)
  return (
    often &&
    replaced(
      question,
      { start: often.index, end: often.index + often[0].length },
      `${period}${often[1]}几${often[2]}`,
    )
  )
}
