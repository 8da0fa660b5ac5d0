import type { Segment, Source } from './types.ts'

/** Characters that a segment may have at most. */
export const LONGEST_SEGMENT = 240
/** Sources that one segment may rest on at most. */
export const MOST_RESTS = 4
/** So few characters of a source prove nothing. */
const SHORTEST_WORDS = 4

const PLAIN = /^[\p{Script=Han}〇〔〕\da-zA-Z，。；：、,.;:（）()《》〈〉“”‘’"'「」『』\u0020\u3000\n]+$/u
const LATIN = /[a-zA-Z]+/g

/** Two characters that belong together, with space between: 3 8天, 不 予. */
const PARTED = /\p{Script=Han}[ \u3000]+\p{Script=Han}|\d[ \u3000]+\d/u
const QUOTED = /[“"「『‘']([^“”"「」『』‘’']*)[”"」』’']/g
/** So many characters in quotation marks are a quotation; fewer are words of which something is made. */
const SHORTEST_QUOTATION = 8

/** Quotation marks stand in pairs: where the source has them, or round words of it. */
function quotesWell(text: string, sources: readonly Source[]): boolean {
  const plain = (words: string) => words.replace(/[\s“”"「」『』‘’']/g, '')
  if (/[“”"「」『』‘’']/.test(text.replace(QUOTED, ''))) return false
  return [...text.matchAll(QUOTED)].every(([, words = '']) =>
    sources.some(({ text: own, leadIn }) => {
      const said = leadIn + own
      const long =
        words.length >= SHORTEST_QUOTATION && plain(said).includes(plain(words.replace(/[。，]$/, '')))
      return long || [...said.matchAll(QUOTED)].some(([, quoted]) => quoted === words)
    }),
  )
}

/** Whether a segment is plain text of a fair length that rests on something. Latin letters only as its sources have them. */
export function isPlain({ text, rests }: Segment, sources: readonly Source[]): boolean {
  if (text.trim() === '' || text.length > LONGEST_SEGMENT || !PLAIN.test(text)) return false
  if (rests.length < 1 || rests.length > MOST_RESTS) return false
  if (rests.some(({ words }) => words.trim().length < SHORTEST_WORDS)) return false
  const own = sources.filter(({ id }) => rests.some(({ source }) => source === id))
  if (PARTED.test(text) || !quotesWell(text, own)) return false
  return (text.match(LATIN) ?? []).every((word) => own.some((source) => source.text.includes(word)))
}
