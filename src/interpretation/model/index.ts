import type { QuestionLanguage } from '../../answers/index.ts'
import type { Knowledge } from '../../knowledge/index.ts'
import type { Model } from '../../model/index.ts'
import type { RegulationSearch } from '../../retrieval/index.ts'
import { contextOf } from '../follow-up/context.ts'
import { loadFollowUpWords, oneOf } from '../follow-up/words.ts'
import type { Interpreter } from '../types.ts'
import { chooseTopics } from './choose-topics.ts'
import { completeQuestion } from './complete-question.ts'
import { createOwnWords } from './own-words.ts'
import { readActivities } from './read-activities.ts'
import { createReported } from './reported.ts'
import { createTopicWords } from './topic-words.ts'
import { loadInterpretationWords } from './words.ts'

/**
 * Makes the interpreter over a chat model. Nothing that the model says is taken over unverified, and no fault of it
 * comes through: there is then no question, no topic, no activity.
 * @throws KnowledgeError where knowledge/language/interpretation.yaml or follow-up.yaml has mistakes.
 */
export function createInterpreter(parts: {
  model: Model
  knowledge: Knowledge
  language: QuestionLanguage
  search: RegulationSearch
}): Interpreter {
  const { model, knowledge, language } = parts
  const words = loadInterpretationWords(knowledge.dir)
  const context = contextOf(knowledge, language, loadFollowUpWords(knowledge.dir))
  const own = createOwnWords(context, words)
  const small = new RegExp(`[\\s,，、。？?！!：:；;]|${oneOf(words.joining)}`, 'g')
  const topicWords = createTopicWords(context, words)
  const reported = createReported(knowledge, words)
  return {
    completeQuestion: (said, exchanges, waiting) =>
      completeQuestion({ model, own, context, small }, said, exchanges, waiting),
    chooseTopics: (story, refused, asked, waiting) =>
      chooseTopics({ ...parts, topicWords }, story, refused, asked, waiting),
    readActivities: (said, understood, scene, waiting) =>
      readActivities({ model, knowledge, words, reported }, said, understood, scene, waiting),
  }
}
