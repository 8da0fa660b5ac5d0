import type { DutyRules, PostRule } from '../duties/index.ts'

/** By regulation, then post: asked for so often that putting a key together each time would cost more than the rest. */
type Index = Map<string, Map<string, readonly PostRule[]>>

const indexes = new WeakMap<DutyRules, Index>()

/** The rules that bind a post; undefined where no loaded regulation has it. */
export function rulesOf(
  rules: DutyRules,
  { regulation, post }: { regulation: string; post: string },
): readonly PostRule[] | undefined {
  let index = indexes.get(rules)
  if (!index) {
    index = indexOf(rules)
    indexes.set(rules, index)
  }
  return index.get(regulation)?.get(post)
}

function indexOf(rules: DutyRules): Index {
  const index: Index = new Map()
  for (const [key, bound] of rules.byPost) {
    const [regulation = '', post = ''] = key.split(':')
    const posts = index.get(regulation) ?? new Map<string, readonly PostRule[]>()
    index.set(regulation, posts.set(post, bound))
  }
  return index
}
