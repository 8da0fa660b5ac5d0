import { foldWidth, sanitize, simplify } from '../../text/index.ts'
import type { QuestionLanguage } from '../language/index.ts'
import type { Speller } from './spelling.ts'

/** Of a longer message only this much is read; a question is short. */
const LONGEST_READ = 1500

/** A text is English where Latin words outnumber Chinese characters. */
const LATIN_WORD = /[a-z][a-z'-]+/g
const HAN = /\p{Script=Han}/gu

/**
 * A question in the form that the vocabulary is written in: simplified, half-width, lower case, without white space,
 * everyday and dialect forms replaced, homophones and pinyin put right; of an English question, the Chinese of the
 * phrases known.
 */
export function normaliseQuestion(question: string, language: QuestionLanguage, spell: Speller): string {
  let text = simplify(foldWidth(sanitize(question.slice(0, LONGEST_READ)))).toLowerCase()
  if (isEnglish(text)) text = translate(text, language)
  for (const [from, to] of language.spelling.replace) text = text.replaceAll(from, to)
  return spell(text.replace(/\s+/g, '').replace(/["'“”‘’「」『』*_`#]/g, ''))
}

function isEnglish(text: string): boolean {
  const words = text.match(LATIN_WORD)?.length ?? 0
  return words >= 3 && words > (text.match(HAN)?.length ?? 0)
}

/** Phrases in Chinese, in their order; what is not known falls away. */
function translate(text: string, { english }: QuestionLanguage): string {
  let left = text.replace(/[’']/g, "'")
  for (const [phrase, chinese] of english) {
    left = left.replace(new RegExp(`\\b${phrase.replace(/[-/\\^$*+?.()|[\]{}]/g, '\\$&')}`, 'g'), chinese)
  }
  return left.replace(LATIN_WORD, '').replace(/\s+/g, '')
}
