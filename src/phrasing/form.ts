import type { Segment, Source } from './types.ts'

/** Characters that a segment may have at most. */
export const LONGEST_SEGMENT = 240
/** Sources that one segment may rest on at most. */
export const MOST_RESTS = 4
/** So few characters of a source prove nothing. */
const SHORTEST_WORDS = 4

const PLAIN = /^[\p{Script=Han}〇〔〕\da-zA-Z，。；：、,.;:（）()《》〈〉“”‘’"'「」『』\u0020\u3000\n]+$/u
const LATIN = /[a-zA-Z]+/g

/** Whether a segment is plain text of a fair length that rests on something. Latin letters only as its sources have them. */
export function isPlain({ text, rests }: Segment, sources: readonly Source[]): boolean {
  if (text.trim() === '' || text.length > LONGEST_SEGMENT || !PLAIN.test(text)) return false
  if (rests.length < 1 || rests.length > MOST_RESTS) return false
  if (rests.some(({ words }) => words.trim().length < SHORTEST_WORDS)) return false
  const own = sources.filter(({ id }) => rests.some(({ source }) => source === id))
  return (text.match(LATIN) ?? []).every((word) => own.some((source) => source.text.includes(word)))
}
