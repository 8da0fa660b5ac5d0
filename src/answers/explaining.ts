/** How a question is understood, spelled out for whoever wants to trace an answer. */
import type { Knowledge } from '../knowledge/index.ts'
import type { QuestionLanguage, Topic } from './language/index.ts'
import { claimWords } from './reading/claims.ts'
import { createQuestionReader, type Question } from './reading/question.ts'
import type { AskContext } from './types.ts'

export interface TopicWords {
  id: string
  name: string
  /** Words of the question that speak of it; none where it follows from others or was chosen for the question. */
  words: string[]
}

export interface QuestionExplained {
  /** Simplified, half-width, spelling put right. */
  text: string
  /** What topics are read from: titles as ◇, punctuation folded. */
  plain: string
  regulations: string[]
  posts: {
    regulation: string
    /** Empty where the regulation does not bind the title. */
    post: string
    /** The words that gave it. */
    words: string
    /** 0–1; lower = one of several readings. */
    score: number
    from: 'question' | 'context'
  }[]
  levels: string[]
  topics: TopicWords[]
  /** What kind of question it is: how-often, list, confirm … */
  forms: string[]
  /** Frequencies and days that it claims. */
  frequencies: { words: string; read: string }[]
  dates: string[]
  /** Provisions that it names; `foreign` is the other document where they are not of a regulation that is loaded. */
  citations: { words: string; refs: string[]; foreign: string | null }[]
  /** Whether it asks anything at all. */
  asks: boolean
}

export type QuestionExplainer = (
  question: string,
  context: AskContext,
  topics?: readonly string[],
) => QuestionExplained

/** Makes the explainer over the same reader that answers have. Pure. */
export function createQuestionExplainer(knowledge: Knowledge, language: QuestionLanguage): QuestionExplainer {
  const read = createQuestionReader(knowledge, language)
  return (text, context, chosen) => {
    const question = read(
      text,
      context,
      chosen?.flatMap((id) => language.topic(id) ?? []),
    )
    return {
      text: question.text,
      plain: question.plain,
      regulations: question.regulations,
      posts: [...question.posts.values()].flatMap(({ matches, from }) =>
        matches.map(({ regulation, post, words, score }) => ({ regulation, post, words, score, from })),
      ),
      levels: question.levels,
      topics: question.topics.map((topic) => topicWords(topic, question)),
      forms: [...question.forms],
      frequencies: question.frequencies.map((claim) => ({ words: claim.words, read: claimWords(claim) })),
      dates: question.dates.map(({ words }) => words),
      citations: question.citations.map(({ words, refs, foreign }) => ({ words, refs, foreign })),
      asks: question.trace.asks,
    }
  }
}

function topicWords(topic: Topic, { plain, titled }: Question): TopicWords {
  const read = topic.titles ? titled : plain
  const found = (expressions: Topic['strong']) =>
    expressions.flatMap((expression) => {
      const match = expression.match(read)
      return match ? [read.slice(match.start, match.end)] : []
    })
  const strong = found(topic.strong)
  const words = [...new Set(strong.length > 0 ? strong : found(topic.weak))]
  // Of words that stand in one another, the longest tells it all.
  const longest = words.filter((word) => !words.some((other) => other !== word && other.includes(word)))
  return { id: topic.id, name: topic.name, words: longest }
}
