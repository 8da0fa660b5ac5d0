import type { Exchange } from '../../interpretation/index.ts'

/** Questions of one person in one group that are remembered. */
const MOST_EACH = 5
/** Pairs of person and group that are remembered at the same time. */
const MOST_KEPT = 5000

/** What was asked in groups, in memory alone: a group's words are no lines of anybody's conversation. */
export interface Recent {
  /** What the person asked in the group since the instant, latest last. */
  of(group: string, person: string, since: Date): Exchange[]
  add(group: string, person: string, exchange: Exchange, at: Date): void
  forget(group: string, person: string): void
}

export function createRecent(): Recent {
  const kept = new Map<string, { at: Date; exchange: Exchange }[]>()
  const keyOf = (group: string, person: string) => `${group} ${person}`
  return {
    of: (group, person, since) =>
      (kept.get(keyOf(group, person)) ?? []).filter(({ at }) => at >= since).map(({ exchange }) => exchange),
    add(group, person, exchange, at) {
      const key = keyOf(group, person)
      const before = kept.get(key) ?? []
      // Anew at the end: the pair that asked least lately is the first to go.
      kept.delete(key)
      kept.set(key, [...before, { at, exchange }].slice(-MOST_EACH))
      if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value as string)
    },
    forget(group, person) {
      kept.delete(keyOf(group, person))
    },
  }
}
