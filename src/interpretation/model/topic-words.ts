/** Which topics words can speak of, by their content. */
import type { QuestionLanguage } from '../../answers/index.ts'
import type { Knowledge } from '../../knowledge/index.ts'
import { type Context, titleWordsOf } from '../follow-up/context.ts'
import { folded } from '../follow-up/text.ts'
import type { InterpretationWords } from './words.ts'

type Topic = QuestionLanguage['topics'][number]

export interface TopicWords {
  /** Whether a folded story may be given the topic at all. */
  fits(topic: Topic, story: string): boolean
  /** Whether folded words say anything that belongs to the topic, whatever else they say. */
  speaksOf(topic: Topic, words: string): boolean
}

const SITUATION = /^accountability\.situation\./
/** Of who has to answer for something, and how. */
export const isAccountability = (id: string): boolean => id.startsWith('accountability.')

/** A pair of characters that stands in more topics than this part of them tells none from another. */
const COMMON = 0.12
const HAN_RUN = /\p{Script=Han}{2,}/gu

/**
 * Who may have to answer for something is never guessed at: topics of accountability need words of that very
 * situation. Others need a pair of characters of the topic's name, expressions or provisions that most topics lack;
 * titles and places are no content.
 */
export function createTopicWords(context: Context, words: InterpretationWords): TopicWords {
  const { knowledge, language } = context
  const situations = new Map(Object.entries(words.situations).map(([id, source]) => [id, new RegExp(source)]))
  const liability = new RegExp(words.liability.join('|'))
  const hollow = new RegExp(words.hollow)
  const offices = new RegExp(words.offices, 'g')
  const pairs = new Map(
    language.topics.map((topic) => [topic.id, pairsOf(textOf(topic, knowledge, language))]),
  )
  const counts = new Map<string, number>()
  for (const each of pairs.values()) for (const pair of each) counts.set(pair, (counts.get(pair) ?? 0) + 1)
  const most = language.topics.length * COMMON

  function content(text: string): string[] {
    const others = [...titleWordsOf(text, context), ...context.places.map(({ name }) => name.toLowerCase())]
    const bare = others.reduce((left, name) => left.replaceAll(name, ' '), text).replace(offices, ' ')
    return [...pairsOf(bare)].filter((pair) => !hollow.test(pair) && (counts.get(pair) ?? 0) <= most)
  }

  return {
    fits({ id }, story) {
      if (!isAccountability(id)) return true
      return situations.get(id)?.test(story) === true && (SITUATION.test(id) || liability.test(story))
    },
    speaksOf({ id }, said) {
      if (isAccountability(id)) return situations.get(id)?.test(said) === true
      return content(said).some((pair) => pairs.get(id)?.has(pair))
    },
  }
}

/** The name of a topic, the literal words of its expressions, and what the regulations say of it. */
function textOf(topic: Topic, { packs, provision }: Knowledge, language: QuestionLanguage): string {
  const expressions = [...topic.strong, ...topic.weak].map(({ source }) =>
    source.replace(/\(\?[^)]*\)|\{[^}]*\}|\[[^\]]*\]|![^&]*/g, ' '),
  )
  const refs = packs.flatMap(({ meta, obligations }) => [
    ...(language.provisionsOf(meta.id, topic.id)?.refs ?? []),
    ...obligations.filter(({ activity }) => topic.activities.includes(activity)).map(({ ref }) => ref),
  ])
  const texts = refs.map((ref) => provision(ref)?.text ?? '')
  return folded([topic.name, ...expressions, ...texts].join('\n').replace(/\s/g, '|'))
}

function pairsOf(text: string): Set<string> {
  const runs = text.match(HAN_RUN) ?? []
  return new Set(runs.flatMap((run) => [...run].slice(1).map((_, at) => run.slice(at, at + 2))))
}
