import { z } from 'zod'
import type { Answer, AskContext, QuestionLanguage } from '../../answers/index.ts'
import type { Knowledge } from '../../knowledge/index.ts'
import type { Model } from '../../model/index.ts'
import type { RegulationSearch } from '../../retrieval/index.ts'
import { folded } from '../follow-up/text.ts'
import type { TopicChoice, Waiting } from '../types.ts'
import { askedOf } from './asking.ts'

const schema = z.object({ choices: z.array(z.object({ topic: z.string(), words: z.string() })) })

const HITS = 20
const MOST = 3
const LONGEST_STORY = 600
const LEAST_WORDS = 2

interface Parts {
  model: Model
  knowledge: Knowledge
  language: QuestionLanguage
  search: RegulationSearch
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
    return known && standsIn(story, words.trim())
      ? [{ topic: known.id, name: known.name, words: words.trim() }]
      : []
  })
  const first = ({ topic }: TopicChoice, at: number) =>
    chosen.findIndex((each) => each.topic === topic) === at
  return chosen.filter(first).slice(0, MOST)
}

/** Topics whose provisions come near the story by its words, or an expression of which stands in it. */
function offeredTopics({ knowledge, language, search }: Parts, story: string, context: AskContext) {
  const regulation = context.regulation
  const packs = knowledge.packs.filter(({ meta }) => regulation === null || meta.id === regulation)
  const near = search.search(story, { regulation, k: HITS }).map(({ ref }) => ref)
  const text = folded(story)
  return language.topics.filter(({ id, activities, strong, weak, when }) => {
    if (when !== null) return false
    if ([...strong, ...weak].some((expression) => expression.match(text))) return true
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
