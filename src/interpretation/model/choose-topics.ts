import { z } from 'zod'
import type { Answer, AskContext, QuestionLanguage } from '../../answers/index.ts'
import type { Knowledge } from '../../knowledge/index.ts'
import type { Model } from '../../model/index.ts'
import type { RegulationSearch } from '../../retrieval/index.ts'
import { folded } from '../follow-up/text.ts'
import type { TopicChoice, Waiting } from '../types.ts'
import { askedOf } from './asking.ts'
import { isAccountability, type TopicWords } from './topic-words.ts'

const schema = z.object({ choices: z.array(z.object({ topic: z.string(), words: z.string() })) })

const HITS = 20
/** A provision that shares less with the story shares it by accident. */
const LEAST_SCORE = 2
const MOST = 3
const LONGEST_STORY = 600
const LEAST_WORDS = 2

interface Parts {
  model: Model
  knowledge: Knowledge
  language: QuestionLanguage
  search: RegulationSearch
  topicWords: TopicWords
}

/** Topics for a story that was not understood, verified; see `Interpreter.chooseTopics`. */
export async function chooseTopics(
  parts: Parts,
  story: string,
  refused: Answer,
  context: AskContext,
  waiting: Waiting,
): Promise<TopicChoice[]> {
  // What is outside the regulations, or absent from them, was understood and stays refused.
  if (!refused.refused || refused.trace.refusal !== 'not-understood' || story.length > LONGEST_STORY)
    return []
  const offered = offeredTopics(parts, story, context)
  if (offered.length === 0) return []
  const topics = offered.map(({ id, name }) => `${id}：${name}`).join('\n')
  const answer = await askedOf(
    parts.model,
    { prompt: 'choose-topics', inputs: { story, topics }, schema },
    waiting,
  )
  const chosen = (answer?.choices ?? []).flatMap(({ topic, words }): TopicChoice[] => {
    const known = offered.find(({ id }) => id === topic.trim())
    return known && standsIn(story, words.trim()) && parts.topicWords.speaksOf(known, folded(words))
      ? [{ topic: known.id, name: known.name, words: words.trim() }]
      : []
  })
  const first = ({ topic }: TopicChoice, at: number) =>
    chosen.findIndex((each) => each.topic === topic) === at
  return chosen.filter(first).slice(0, MOST)
}

/**
 * Topics that the story can speak of: an expression of theirs stands in it, or their provisions come near it; of who
 * has to answer for something, those whose situation is told.
 */
function offeredTopics(parts: Parts, story: string, context: AskContext) {
  const { knowledge, language, search, topicWords } = parts
  const regulation = context.regulation
  const packs = knowledge.packs.filter(({ meta }) => regulation === null || meta.id === regulation)
  const near = search
    .search(story, { regulation, k: HITS })
    .filter(({ score }) => score >= LEAST_SCORE)
    .map(({ ref }) => ref)
  const text = folded(story)
  return language.topics.filter((topic) => {
    const { id, activities, strong, weak, when } = topic
    if (when !== null || !topicWords.fits(topic, text) || !topicWords.speaksOf(topic, text)) return false
    if (isAccountability(id) || [...strong, ...weak].some((expression) => expression.match(text))) return true
    const refs = packs.flatMap(({ meta, obligations }) => [
      ...(language.provisionsOf(meta.id, id)?.refs ?? []),
      ...obligations.filter(({ activity }) => activities.includes(activity)).map(({ ref }) => ref),
    ])
    return refs.some((ref) => near.some((hit) => hit === ref || isWithin(hit, ref)))
  })
}

/** `inner` is a part of the provision `outer`. */
function isWithin(inner: string, outer: string): boolean {
  return inner.startsWith(outer) && /^[./]/.test(inner.slice(outer.length))
}

function standsIn(story: string, words: string): boolean {
  return (words.match(/[\p{Script=Han}\p{L}\p{N}]/gu)?.length ?? 0) >= LEAST_WORDS && story.includes(words)
}
