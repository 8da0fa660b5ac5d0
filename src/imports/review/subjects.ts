import type { DraftedPack } from '../../drafting/index.ts'

/** The reference without the regulation's id: `#6.1`. */
export function localOf(ref: string): string {
  return ref.slice(ref.indexOf('#'))
}

/** Each entry with its number among those of the same provision, from 1. */
function numbered<T extends { ref: string }>(
  entries: readonly T[],
  prefix: string,
): { subject: string; entry: T }[] {
  const counts = new Map<string, number>()
  return entries.map((entry) => {
    const local = localOf(entry.ref)
    const n = (counts.get(local) ?? 0) + 1
    counts.set(local, n)
    return { subject: `${prefix}:${local}:${n}`, entry }
  })
}

/** What is proposed, by subject. The same text always gives the same subjects. */
export function subjectsOf(pack: DraftedPack) {
  return {
    posts: pack.posts.map((entry) => ({ subject: `p:${entry.id}`, entry })),
    rules: numbered(pack.drafts, 'd'),
    phrases: numbered(pack.phrases, 'n'),
  }
}
