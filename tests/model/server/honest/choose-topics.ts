import { readLines } from '../prompt.ts'
import { near, pairs, shared } from './words.ts'

/** The topics whose description shares most with the story, with the words that they share; at most 3. */
export function chooseTopics(inputs: Record<string, string>): unknown {
  const story = inputs.story ?? ''
  const asked = pairs(story)
  const choices = readLines(inputs.topics ?? '')
    .map(({ id, words }) => ({ topic: id, words: shared(story, words), near: near(asked, words) }))
    .filter((choice) => choice.words !== '')
    .sort((a, b) => b.near - a.near || b.words.length - a.words.length)
    .slice(0, 3)
    .map(({ topic, words }) => ({ topic, words }))
  return { choices }
}
