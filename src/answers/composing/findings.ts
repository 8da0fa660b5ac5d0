/** The points of an answer over all regulations that give it. */
import type { Knowledge, KnowledgePack } from '../../knowledge/index.ts'
import type { Correction, QuestionLanguage, Topic } from '../language/index.ts'
import { createNearestTopic } from '../reading/nearest-topic.ts'
import type { Question } from '../reading/question.ts'
import type { Finding } from './finding.ts'
import { findingsOf } from './select.ts'
import { topicFinding } from './topic-findings.ts'

export interface FindingsSource {
  /** What the regulations say on what the question asks. */
  asked(question: Question): Finding[]
  /** The same, held to what a correction rests on. */
  corrected(findings: readonly Finding[], correction: Correction, question: Question): Finding[]
  /** Where no expression fits: what they say on the topic whose words come nearest; empty where none is near. */
  nearest(question: Question): Finding[]
}

export function createFindings(knowledge: Knowledge, language: QuestionLanguage): FindingsSource {
  const nearestTopic = createNearestTopic(knowledge, language)
  const packsOf = ({ regulations }: Question) => regulations.map((id) => knowledge.pack(id) as KnowledgePack)
  const on = (topics: readonly Topic[], question: Question, pack: KnowledgePack) =>
    topics.flatMap((topic) => topicFinding(topic, { question, pack, knowledge, language }) ?? [])
  const named = (ids: readonly string[]) => ids.flatMap((id) => language.topic(id) ?? [])

  return {
    asked: (question) => packsOf(question).flatMap((pack) => findingsOf(question, pack, knowledge, language)),
    corrected(findings, { topics, keep }, question) {
      const kept = findings.filter(({ topic }) => keep || (topic !== null && topics.includes(topic)))
      const added = packsOf(question).flatMap((pack) => {
        const known = (id: string) =>
          kept.some(({ regulation, topic }) => regulation === pack.meta.id && topic === id)
        return on(named(topics.filter((id) => !known(id))), question, pack)
      })
      return [...kept, ...added]
    },
    nearest: (question) =>
      packsOf(question).flatMap((pack) => {
        const topic = nearestTopic(question.plain, pack.meta.id)
        return topic === null ? [] : on([topic, ...named(topic.follow)], question, pack)
      }),
  }
}
