import { foldWidth, sanitize, simplify } from '../../text/index.ts'
import type { QuestionLanguage } from '../language/index.ts'
import type { Speller } from './spelling.ts'

/** Of a longer message only this much is read; a question is short. */
const LONGEST_READ = 1500

/** A text is English where Latin words outnumber Chinese characters. */
const LATIN_WORD = /[a-z][a-z'-]+/
const LATIN_WORDS = /[a-z][a-z'-]*/g
const HAN = /\p{Script=Han}/gu

/**
 * A question in the form that the vocabulary is written in: simplified, half-width, lower case, without white space,
 * everyday and dialect forms replaced, homophones and pinyin put right; of an English question, the Chinese of the
 * phrases known.
 */
export function normaliseQuestion(question: string, language: QuestionLanguage, spell: Speller): string {
  let text = simplify(foldWidth(sanitize(question.slice(0, LONGEST_READ)))).toLowerCase()
  if (LATIN_WORD.test(text)) text = translate(text, language, isEnglish(text, spell))
  for (const [from, to] of language.spelling.replace) text = text.replaceAll(from, to)
  return spell(text.replace(/\s+/g, '').replace(/["'“”‘’「」『』*_`#]/g, ''))
}

/** More Latin words than Chinese characters, and most of them no pinyin. */
function isEnglish(text: string, spell: Speller): boolean {
  const words = text.match(LATIN_WORDS) ?? []
  const foreign = words.filter((word) => spell(word) === word)
  return (
    words.length >= 3 && words.length > (text.match(HAN)?.length ?? 0) && foreign.length > words.length / 2
  )
}

/** Known phrases in Chinese, in their order; in an English question what is not known falls away. */
function translate(text: string, { english }: QuestionLanguage, whole: boolean): string {
  let left = text.replace(/[’']/g, "'")
  for (const [phrase, chinese] of english) {
    left = left.replace(
      new RegExp(`(?<![a-z])${phrase.replace(/[-/\\^$*+?.()|[\]{}]/g, '\\$&')}(?![a-z])`, 'g'),
      chinese,
    )
  }
  return whole ? left.replace(LATIN_WORDS, '') : left
}
