/** Whether a question is made of words that were said. */
import type { Context } from '../follow-up/context.ts'
import { placesOf, titleWordsOf } from '../follow-up/context.ts'
import { oneOf } from '../follow-up/words.ts'
import type { InterpretationWords } from './words.ts'

/** A piece of what was said is taken over from two characters on. */
const LEAST_RUN = 2
const NUMERAL = '[0-9０-９〇零一二两三四五六七八九十百千万]+(?:\\.[0-9]+)?'
const NUMBER = new RegExp(`第?${NUMERAL}(?:条第${NUMERAL}[款项])?[^\\s,，。？?0-9]?`, 'g')
/** 用不用, 有没有: asks, and denies nothing. */
const OPEN_CHOICE = /(.)[不没]\1/g

export interface OwnWords {
  /** Whether every part of `question` stands in one of `sources`, or only joins. All folded. */
  coveredBy(question: string, sources: readonly string[]): boolean
  /** Numbers, citations, posts, places, periods, denials and verdicts of a text: what no completion may change. */
  weights(text: string): Set<string>
}

export function createOwnWords(context: Context, words: InterpretationWords): OwnWords {
  const joining = new RegExp(`^${oneOf(words.joining)}`)
  const shorter = words.joining.map((word) => word.length).sort((a, b) => b - a)[0] ?? 1
  const negated = new RegExp(`${words.negations}.{0,2}`, 'g')
  const verdicts = new RegExp(oneOf(words.verdicts), 'g')
  const periods = new RegExp(words.periods, 'g')

  function coveredBy(question: string, sources: readonly string[]): boolean {
    const reached = new Set([0])
    for (let at = 0; at < question.length; at++) {
      if (!reached.has(at)) continue
      if (/^[\s,，。？?、“”"'：:]/.test(question.slice(at))) reached.add(at + 1)
      for (let length = 1; length <= shorter; length++) {
        const word = question.slice(at, at + length)
        if (word.length === length && joining.exec(word)?.[0] === word) reached.add(at + length)
      }
      for (let length = LEAST_RUN; at + length <= question.length; length++) {
        const run = question.slice(at, at + length)
        if (!sources.some((source) => source.includes(run))) break
        reached.add(at + length)
      }
    }
    return reached.has(question.length)
  }

  function weights(text: string): Set<string> {
    const plain = text.replace(/[,，。？?、！!“”"'：:；;]+/g, ' ')
    const decided = plain.replace(OPEN_CHOICE, (choice) => '□'.repeat(choice.length))
    return new Set([
      ...[...plain.matchAll(NUMBER)].map(([each]) => each.trim()),
      ...[...plain.matchAll(periods)].map(([each]) => each),
      ...[...decided.matchAll(negated)].map(([each]) => each.trim()),
      ...[...plain.matchAll(verdicts)].map(([each]) => each),
      ...titleWordsOf(text, context),
      ...placesOf(text, context).map(({ place }) => place.name),
    ])
  }

  return { coveredBy, weights }
}
