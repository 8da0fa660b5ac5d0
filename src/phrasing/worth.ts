import type { Answer } from '../answers/index.ts'

/**
 * Whether an answer can be put in other words at all. What only shows a text or a list has nothing to be put in other
 * words; that a rule is another post's, or that there is none and what comes closest, is not left to a model to say.
 */
export function worthPhrasing({ refused, blocks, citations, trace: { chosen } }: Answer): boolean {
  const lists = blocks.some(({ type }) => type === 'list' || type === 'duty')
  if (refused || lists || chosen?.by !== 'topics' || citations.length === 0) return false
  return chosen.points.every(
    ({ topic, elsewhere, absent, refs }) => topic !== null && !elsewhere && !(absent && refs.length > 0),
  )
}
