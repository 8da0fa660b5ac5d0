import type { DutyRules, PostRule } from '../duties/index.ts'

/** By regulation, then post: asked for so often that putting a key together each time would cost more than the rest. */
type Index = Map<string, Map<string, readonly PostRule[]>>

/** Finds the rules that bind a post; undefined where no loaded regulation has it. */
export type RulesOf = (regulation: string, post: string) => readonly PostRule[] | undefined

const finders = new WeakMap<DutyRules, RulesOf>()

/** How the rules of posts are found; made once for a law. */
export function rulesByPost(rules: DutyRules): RulesOf {
  let find = finders.get(rules)
  if (!find) {
    const index = indexOf(rules)
    find = (regulation, post) => index.get(regulation)?.get(post)
    finders.set(rules, find)
  }
  return find
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
