/** Whether a question lies outside what the regulations answer. */
import type { OutsideRule, QuestionLanguage } from './language/index.ts'
import type { Question } from './reading/question.ts'

/**
 * The rule by which a question is outside, or null. What speaks of enterprises or private persons is outside unless
 * officials are spoken of too; instructions to the assistant are outside unless a real question stands beside them.
 */
export function outsideRule(question: Question, language: QuestionLanguage): OutsideRule | null {
  return language.outside.find((rule) => applies(rule, question, language)) ?? null
}

function applies(rule: OutsideRule, question: Question, language: QuestionLanguage): boolean {
  const { plain, topics, forms } = question
  if (!rule.when.some((expression) => expression.match(plain))) return false
  if (rule.except.some((expression) => expression.match(plain))) return false
  switch (rule.kind) {
    case 'always':
      return true
    case 'subject':
      return !speaksOfOfficials(question, language)
    case 'injection':
      return topics.length === 0 || forms.size === 0
    case 'chat':
      return topics.length === 0
  }
}

function speaksOfOfficials({ plain, topics, forms, posts }: Question, language: QuestionLanguage): boolean {
  if (topics.some(({ id }) => language.enterpriseTopics.includes(id))) return true
  if (forms.has('first-person') && [...posts.values()].some(({ from }) => from === 'context')) return true
  let rest = plain
  for (const expression of language.enterpriseLeaders) {
    for (let match = expression.match(rest); match; match = expression.match(rest)) {
      rest = rest.slice(0, match.start) + rest.slice(match.end)
    }
  }
  return language.leaders.some((expression) => expression.match(rest))
}
