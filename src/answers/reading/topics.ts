import type { Expression, FormName, QuestionLanguage, Topic } from '../language/index.ts'

/** 没、未 right before a match, or with one word between. */
const NEGATED = /(?:没有?|未|并未|不曾|从不)(?:去|人|再|敢|曾)?$/

/** Topic of a duty that was not performed. */
export const NOT_PERFORMED = 'accountability.situation.duty-not-performed'

/** A question in the two forms in which topics are looked for. */
export interface TopicText {
  /** Titles of persons replaced by a mark. */
  plain: string
  /** Titles in place. */
  titled: string
}

/**
 * The topics of a question, in the order of the vocabulary. Weak expressions count only where no strong one holds and
 * some word of the field is there;
 * a topic gives way to those named in its `unless` and to those whose `over` names it.
 */
export function topicsOf(text: TopicText, forms: ReadonlySet<FormName>, language: QuestionLanguage): Topic[] {
  const affirmed = withoutAll(text.plain, language.negations)
  const holds = (topic: Topic, expressions: Expression[]) => {
    const read = topic.titles ? text.titled : topic.negatable ? affirmed : text.plain
    return expressions.some((expression) => {
      const match = expression.match(read)
      return match !== null && !(topic.negatable && NEGATED.test(read.slice(0, match.start)))
    })
  }
  const open = language.topics.filter(({ when }) => when === null || forms.has(when))
  const strong = open.filter((topic) => holds(topic, topic.strong))
  const specific = strong.some(({ when }) => when === null)
  const ofTheField = language.domain.some((expression) => expression.match(text.plain))
  const weak = specific || !ofTheField ? [] : open.filter((topic) => holds(topic, topic.weak))
  const found = withOmission([...strong, ...weak], forms, language)
  const ids = new Set(found.map(({ id }) => id))
  const left = found.filter(({ unless }) => !unless.some((id) => ids.has(id)))
  const over = left.flatMap((topic) => topic.over)
  return left.filter(({ id }) => !over.some((prefix) => id === prefix || id.startsWith(`${prefix}.`)))
}

/** Something left undone, and what follows is asked: that is a duty not performed, whatever else is named. */
function withOmission(topics: Topic[], forms: ReadonlySet<FormName>, language: QuestionLanguage): Topic[] {
  if (!forms.has('omits') || !forms.has('consequence')) return topics
  const others = topics.some(({ id }) => id.startsWith('accountability.') && id !== 'accountability.measures')
  const topic = language.topic(NOT_PERFORMED)
  return others || topic === undefined ? topics : [topic, ...topics]
}

/** A text without anything that the expressions match. */
export function withoutAll(text: string, expressions: readonly Expression[]): string {
  let left = text
  for (const expression of expressions) {
    for (
      let match = expression.match(left);
      match && match.end > match.start;
      match = expression.match(left)
    ) {
      left = left.slice(0, match.start) + left.slice(match.end)
    }
  }
  return left
}
