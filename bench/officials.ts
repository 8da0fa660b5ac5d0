/** Made-up officials for measuring: the same ones in every run. */
import { addDays } from '../src/calendar/index.ts'
import type { DutyCase, DutyTenure } from '../src/duties/index.ts'
import type { Knowledge } from '../src/knowledge/index.ts'

const YEAR = { from: '2026-01-01', to: '2026-12-31' }

/**
 * `count` officials starting with number `first`, each with a year to evaluate: most hold one post all along, some
 * change posts or hold two, and each has three to ten activities, mostly of kinds that some rule asks for.
 */
export function officials(knowledge: Knowledge, first: number, count: number): DutyCase[] {
  const posts = knowledge.packs.flatMap((pack) =>
    pack.posts.map((post) => ({ regulation: pack.meta.id, post: post.id })),
  )
  const types = knowledge.activities.map((activity) => activity.id)
  return Array.from({ length: count }, (_, index) => official(posts, types, first + index))
}

function official(
  posts: readonly Pick<DutyTenure, 'regulation' | 'post'>[],
  types: readonly string[],
  number: number,
): DutyCase {
  const random = generator(number)
  const day = () => addDays(YEAR.from, Math.floor(random() * 365))
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const change = day()
  const tenures: DutyTenure[] = [{ ...pick(posts), from: '2023-05-01' }]
  const life = random()
  if (life < 0.2) tenures.push({ ...pick(posts), from: '2024-01-01' })
  else if (life < 0.4)
    tenures.splice(0, 1, { ...pick(posts), from: '2023-05-01', to: change }, { ...pick(posts), from: change })
  return {
    ...YEAR,
    on: '2026-11-03',
    tenures,
    activities: Array.from({ length: 3 + Math.floor(random() * 8) }, (_, index) => ({
      id: `${number}-${index}`,
      type: pick(types),
      date: day(),
      voided: random() < 0.03,
    })),
  }
}

/** Numbers in [0, 1) that depend on the seed alone (mulberry32). */
export function generator(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
