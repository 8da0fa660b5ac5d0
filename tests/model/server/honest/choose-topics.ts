import { readLines } from '../prompt.ts'
import { near, pairs, shared } from './words.ts'

/** How people speak of what a topic's name says otherwise. */
const SAID_AS: [RegExp, RegExp][] = [
  [/没往上说|没敢报|压下来|瞒着|晚报/, /迟报/],
  [/不让.{0,8}(?:进|查)|打招呼|拦着/, /阻挠/],
  [/都做(?:到|完|全)了|该做的/, /免责/],
  [/调走|退休|退下来/, /终身/],
  [/补救|挽回/, /从轻/],
]

/** The topics whose description shares most with the story, with the words that they share; at most 3. */
export function chooseTopics(inputs: Record<string, string>): unknown {
  const story = inputs.story ?? ''
  const asked = pairs(story)
  const choices = readLines(inputs.topics ?? '')
    .map(({ id, words }) => {
      const hint = SAID_AS.find(([, name]) => name.test(words))?.[0].exec(story)?.[0]
      return { topic: id, words: hint ?? shared(story, words), near: near(asked, words) + (hint ? 9 : 0) }
    })
    .filter((choice) => choice.words !== '')
    .sort((a, b) => b.near - a.near || b.words.length - a.words.length)
    .slice(0, 3)
    .map(({ topic, words }) => ({ topic, words }))
  return { choices }
}
