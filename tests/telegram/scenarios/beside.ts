/** How long an answer takes beyond what any answer takes on this machine at this moment. */
import type { Person } from '../people/index.ts'
import type { Setting } from './product.ts'

/** No requirement: whoever has not seen the answer by then never will. */
const NEVER_MS = 40_000

export interface Took {
  /** Until the last of the people saw the answer, in milliseconds. */
  tookMs: number
  /** By how much that was later than the guest saw it. */
  laterMs: number
}

/**
 * Everybody says `words`, and so does a guest at the same moment, for whom no model is ever asked: what a busy machine
 * adds is in both, and what a model adds is not in the guest's.
 */
export async function besideGuest(
  { world }: Setting,
  people: Person[],
  words: string,
  answer: string | RegExp,
): Promise<Took> {
  const guest = await world.user('路人', { started: true })
  const [guestMs = 0, ...own] = await Promise.all(
    [guest, ...people].map(async (person) => {
      const begun = performance.now()
      await person.says(words)
      await person.sees(answer, { within: NEVER_MS })
      return performance.now() - begun
    }),
  )
  const tookMs = Math.max(...own)
  return { tookMs, laterMs: tookMs - guestMs }
}
