/** What of a question weighs: what no completion may bring in, and none may lose. */
import type { Context } from '../follow-up/context.ts'
import { placesOf, titleWordsOf } from '../follow-up/context.ts'
import { oneOf } from '../follow-up/words.ts'
import type { InterpretationWords } from './words.ts'

const NUMERAL = '[0-9０-９〇零一二两三四五六七八九十百千万]+(?:\\.[0-9]+)?'
const CITED = `第${NUMERAL}条(?:第[(（]?${NUMERAL}[)）]?[款项])*`
const NUMBER = new RegExp(`${CITED}|第?${NUMERAL}[^\\s,，。？?0-9]?`, 'g')
/** 用不用, 有没有: asks, and denies nothing. */
const OPEN_CHOICE = /(.)[不没]\1/g

export interface OwnWords {
  /** Numbers, citations, places, periods, denials, verdicts and words of the field of a folded text. */
  weights(text: string): Set<string>
  /** Posts that a folded text names. */
  titles(text: string): string[]
  /** Whether a clause of a folded question says a verdict rather than asks for one: 镇长已经免责了，还要检查吗. */
  decides(question: string): boolean
}

export function createOwnWords(context: Context, words: InterpretationWords): OwnWords {
  const negated = new RegExp(`${words.negations}.{0,2}`, 'g')
  const verdicts = new RegExp(oneOf(words.verdicts), 'g')
  const periods = new RegExp(words.periods, 'g')
  const ofWork = new RegExp(words['of-work'], 'g')
  const verdict = new RegExp(oneOf(words.verdicts))
  const open = new RegExp(words.open)
  const decided = new RegExp(words.decided)

  function weights(text: string): Set<string> {
    const plain = text.replace(/[,，。？?、！!“”"'：:；;]+/g, ' ')
    const affirmed = plain.replace(OPEN_CHOICE, (choice) => '□'.repeat(choice.length))
    return new Set([
      ...[...plain.matchAll(NUMBER)].map(([each]) => each.trim()),
      ...[...plain.matchAll(periods)].map(([each]) => each),
      ...[...affirmed.matchAll(negated)].map(([each]) => each.trim()),
      ...[...plain.matchAll(verdicts)].map(([each]) => each),
      ...[...plain.matchAll(ofWork)].map(([each]) => each),
      ...placesOf(text, context).map(({ place }) => place.name),
    ])
  }

  function decides(question: string): boolean {
    const clauses = question.split(/[,，。；;！!？?]/).filter((clause) => verdict.test(clause))
    return clauses.some((clause) => decided.test(clause) || !open.test(clause))
  }

  return { weights, titles: (text) => titleWordsOf(text, context), decides }
}
