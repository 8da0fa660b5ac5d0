/** Questions about what a word means: the texts use their words and define next to none. */
import type { Question } from '../reading/question.ts'
import type { Finding } from './finding.ts'

export const NO_DEFINITION = '条文没有给这个词下定义，只是在下面的条文里用到它。'
/** Topics whose provisions use a word without saying what it means. */
const USED_ONLY = /^(?:duty\.|act\.|general\.principles$)/
/** How many provisions are shown in all. */
const SHOWN = 2

/** The points cut down to where the word is used; null where no meaning is asked for or the text itself gives it. */
export function undefinedWord({ forms }: Question, points: readonly Finding[]): Finding[] | null {
  if (!forms.has('definition') || forms.has('how-often') || points.length === 0) return null
  if (!points.every(({ topic }) => topic !== null && USED_ONLY.test(topic))) return null
  const borne = points.filter(({ refs }) => refs.length > 0)
  const regulations = new Set(borne.map(({ regulation }) => regulation))
  const each = Math.max(1, Math.floor(SHOWN / regulations.size))
  return [...regulations].flatMap((id) => {
    const [first] = borne.filter(({ regulation }) => regulation === id)
    return first ? [{ ...first, refs: first.refs.slice(0, each), sentence: '原文如下。' }] : []
  })
}
