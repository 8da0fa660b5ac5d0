import type { Expression, FormName, QuestionLanguage, Topic } from '../language/index.ts'

/** 没、未 right before a match, or with at most two characters between. */
const NEGATED = /(?:没有?|未|并未|不曾|从不)(?:去|人|再|敢|曾)?$/

/**
 * The topics of a question, in the order of the vocabulary. Weak expressions count only where no strong one holds;
 * a topic gives way to those named in its `unless`.
 */
export function topicsOf(text: string, forms: ReadonlySet<FormName>, language: QuestionLanguage): Topic[] {
  const open = language.topics.filter(({ when }) => when === null || forms.has(when))
  const strong = open.filter((topic) => topic.strong.some((expression) => holds(expression, text, topic)))
  const specific = strong.filter(({ when }) => when === null)
  const found =
    specific.length > 0
      ? strong
      : [
          ...strong,
          ...open.filter((topic) => topic.weak.some((expression) => holds(expression, text, topic))),
        ]
  const ids = new Set(found.map(({ id }) => id))
  return found.filter(({ unless }) => !unless.some((id) => ids.has(id)))
}

function holds(expression: Expression, text: string, { negatable }: Topic): boolean {
  const match = expression.match(text)
  return match !== null && !(negatable && NEGATED.test(text.slice(0, match.start)))
}
