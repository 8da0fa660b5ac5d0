/** Rules from two sources as one: those of the regulations, and those of items that are no law. */
import type { DutyRules, PostRule } from './rules.ts'
import { compare } from './rules.ts'

/**
 * The rules of both, in the order that the output has. A post that both know is bound by the rules of both.
 * The sources stay as they are, and their obligations must have different ids.
 */
export function joinRules(first: DutyRules, second: DutyRules): DutyRules {
  const all = [first, second].flatMap(({ byPost }) =>
    [...byPost].flatMap(([key, rules]) => rules.map((rule) => ({ key, rule }))),
  )
  all.sort((a, b) => compare(a.rule.obligation.id, b.rule.obligation.id) || compare(a.rule.post, b.rule.post))
  const byPost = new Map<string, PostRule[]>()
  for (const key of [...first.byPost.keys(), ...second.byPost.keys()]) byPost.set(key, [])
  for (const [rank, { key, rule }] of all.entries()) byPost.get(key)?.push({ ...rule, rank })
  return {
    byPost,
    obligations: new Map([...first.obligations, ...second.obligations]),
    uncounted: [...first.uncounted, ...second.uncounted],
  }
}
