import type { Prompt } from '../types.ts'
import { chooseTopics } from './choose-topics.ts'
import { completeQuestion } from './complete-question.ts'
import { joinSentences } from './join-sentences.ts'
import { phrase } from './phrase.ts'
import { probe } from './probe.ts'
import { readActivities } from './read-activities.ts'

/** The answer of a model that does as it is told, by code alone: the same prompt has the same answer. */
export function honest(prompt: Prompt): unknown {
  switch (prompt.id) {
    case 'phrase':
      return phrase(prompt.inputs)
    case 'complete-question':
      return completeQuestion(prompt.inputs)
    case 'choose-topics':
      return chooseTopics(prompt.inputs)
    case 'read-activities':
      return readActivities(prompt.inputs)
    case 'join-sentences':
      return joinSentences(prompt.inputs)
    case 'probe':
      return probe(prompt)
  }
}
