/** Whether a question lies outside what the regulations answer. */
import type { OutsideRule, QuestionLanguage } from './language/index.ts'
import type { Question } from './reading/question.ts'
import { withoutAll } from './reading/topics.ts'

/** The mark in `plain` for a title that somebody holds. */
const TITLE = /◇/g
const STORY =
  /^accountability\.(?:situation\.(?!accident)|aggravation|mitigation|exemption|lifelong|veto|clue)/

/**
 * The rule by which a question is outside, or null. What speaks of enterprises or private persons is outside unless
 * officials are spoken of too; instructions to the assistant are outside unless a real question stands beside them.
 */
export function outsideRule(question: Question, language: QuestionLanguage): OutsideRule | null {
  return language.outside.find((rule) => applies(rule, question, language)) ?? null
}

function applies(rule: OutsideRule, question: Question, language: QuestionLanguage): boolean {
  const { plain, titled, topics } = question
  // What somebody is in charge of (管文化旅游的副县长) is no small talk.
  const whole = rule.kind === 'chat' ? [plain] : [plain, titled]
  const texts = rule.asking ? whole.map(askingClause) : whole
  if (!rule.when.some((expression) => texts.some((text) => expression.match(text)))) return false
  if (rule.except.some((expression) => texts.some((text) => expression.match(text)))) return false
  switch (rule.kind) {
    case 'always':
      return !(rule.yields && asksOfAnswerability(question) && speaksOfOfficials(question, language))
    case 'subject':
      return !speaksOfOfficials(question, language)
    case 'injection':
      return (topics.length === 0 && question.posts.size === 0) || !asksBeside(plain, rule, language)
    case 'chat':
      return topics.length === 0 && !asksDutiesOf(question)
  }
}

/** A question no longer than this is asked as a whole. */
const SHORT = 20

/** The last clause of a longer text, in which a story comes to its question. */
function askingClause(text: string): string {
  if (text.length <= SHORT) return text
  const clauses = text.split(/[，？。；！]/).filter((clause) => clause.length > 2)
  return clauses.at(-1) ?? text
}

/** The duties of somebody named are asked for: 管旅游的副县长要做什么. */
function asksDutiesOf({ posts, forms }: Question): boolean {
  return forms.has('list') && [...posts.values()].some(({ from }) => from === 'question')
}

/** Whether anything is asked once the instruction is taken away. */
function asksBeside(plain: string, rule: OutsideRule, { asks }: QuestionLanguage): boolean {
  const rest = withoutAll(plain, rule.when)
  return asks.some((expression) => expression.match(rest))
}

/** A story about an official is told: what it mentions besides does not put it outside. */
function asksOfAnswerability({ topics }: Question): boolean {
  return topics.some(({ id }) => STORY.test(id))
}

function speaksOfOfficials({ plain, topics, forms, posts }: Question, language: QuestionLanguage): boolean {
  if (topics.some(({ id }) => language.enterpriseTopics.includes(id))) return true
  const readings = [...posts.values()]
  if (forms.has('first-person') && readings.some(({ from }) => from === 'context')) return true
  const named = readings.filter(({ from }) => from === 'question')
  const unbound = named.length > 0 && named.every(({ matches }) => matches.every(({ post }) => post === ''))
  let rest = unbound ? plain.replace(TITLE, '') : plain
  for (const expression of language.enterpriseLeaders) {
    for (let match = expression.match(rest); match; match = expression.match(rest)) {
      rest = rest.slice(0, match.start) + rest.slice(match.end)
    }
  }
  return language.leaders.some((expression) => expression.match(rest))
}
