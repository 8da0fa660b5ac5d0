import { beginsDuty } from './starts.ts'
import type { SegmentFault } from './types.ts'
import { speaksOfVerdict } from './verdict.ts'
import type { PhrasingLanguage } from './words.ts'

const NUMBER = /\d+|[〇零一二三四五六七八九十百千]{2,}|第[一二三四五六七八九十]+/g

/** Why a sentence is not borne, for asking again: what it has that its bearers have not. */
export function faultOf(
  sentence: string,
  bearer: string,
  language: PhrasingLanguage,
): { fault: SegmentFault; at: string } {
  const { words } = language
  const { frequencies, modals, negations, penalties, institutions, posts, days } = words.hard
  const verdict = words.verdict.words.find((word) => sentence.includes(word) && !bearer.includes(word))
  if (verdict !== undefined) return { fault: 'verdict', at: verdict }
  const terms = [frequencies, penalties, institutions, posts, modals, negations, days, words.addresses].flat()
  const numbers = sentence.match(NUMBER) ?? []
  const said = terms.filter((term) => sentence.includes(term) && !words.must.includes(term))
  const foreign = [...numbers, ...said].find((term) => !bearer.includes(term))
  if (foreign !== undefined) return { fault: 'unsupported-term', at: foreign }
  if (speaksOfVerdict(sentence, words)) return { fault: 'verdict', at: sentence }
  const left = leftOver(sentence, bearer, language)
  return left === '' ? { fault: 'rearranged', at: sentence } : { fault: 'unsupported-words', at: left }
}

/** The first characters of a sentence that stand neither in runs of two of the bearer nor in joining words. */
function leftOver(sentence: string, bearer: string, { words }: PhrasingLanguage): string {
  const joining = [words.front, words.according, words.says, words.asPost, words.ofPost, words.must].flat()
  let at = 0
  while (at < sentence.length) {
    let length = 0
    for (let n = sentence.length - at; n >= 2; n--) {
      if (bearer.includes(sentence.slice(at, at + n))) {
        length = n
        break
      }
    }
    const word = joining.filter((one) => sentence.startsWith(one, at)).sort((a, b) => b.length - a.length)[0]
    length = Math.max(length, word?.length ?? 0, /[，、：（）《》]/.test(sentence[at] as string) ? 1 : 0)
    if (length === 0) return sentence.slice(at, at + 8)
    at += length
  }
  return ''
}

/** Whether the first clause of a sentence of a duty names by itself who acts. */
export function namesActor(clause: string, { words }: PhrasingLanguage): boolean {
  return !beginsDuty(clause, words)
}
