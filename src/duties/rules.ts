/** The frequency rules in the form the evaluator works with: by post, in the order of the output, days as numbers. */
import type { DayNumber } from '../calendar/index.ts'
import { dayNumberOf } from '../calendar/index.ts'
import type { Obligation, Post, RegulationMeta, UncountedDuty } from '../knowledge/index.ts'
import { rhythmOf } from '../knowledge/index.ts'
import { UnknownObligationError, UnknownPostError } from './errors.ts'
import type { PeriodSeries } from './period-days.ts'
import { seriesOf } from './period-days.ts'

/** What is needed of a regulation; a knowledge pack has it all. */
export interface RuleSource {
  meta: Pick<RegulationMeta, 'id' | 'inForce' | 'repealed'>
  posts: readonly Pick<Post, 'id'>[]
  obligations: readonly Obligation[]
  uncounted: readonly UncountedDuty[]
}

/** One obligation as it binds one post. */
export interface PostRule {
  obligation: Obligation
  post: string
  activity: string
  required: number
  /** The periods in which it is due; one and the same for all rules that recur alike. */
  series: PeriodSeries
  /** First and last day on which it binds, regulation and rule both in force; the last may be Infinity. */
  firstDay: DayNumber
  lastDay: DayNumber
  /** Place in the order of the output: by obligation, then post. */
  rank: number
}

/** Everything the evaluator knows of the law; made once, shared by all cases. */
export interface DutyRules {
  /** By `REGULATION:POST`; every known post has an entry, if only an empty one. */
  byPost: ReadonlyMap<string, readonly PostRule[]>
  obligations: ReadonlyMap<string, Obligation>
  uncounted: readonly UncountedDuty[]
}

/**
 * Prepares the rules of the regulations for evaluation. A rule binds from the later of the regulation's in-force day
 * and its own `from`, up to but not including the earlier of the repeal and its own `to`.
 * @throws UnknownPostError where an obligation names a post that its regulation lacks.
 */
export function dutyRules(sources: readonly RuleSource[]): DutyRules {
  const byPost = new Map<string, PostRule[]>()
  for (const { meta, posts } of sources) for (const post of posts) byPost.set(postKey(meta.id, post.id), [])
  const all = sources.flatMap(({ meta, obligations }) =>
    obligations.flatMap((obligation) => obligation.posts.map((post) => postRule(obligation, post, meta))),
  )
  all.sort((a, b) => compare(a.obligation.id, b.obligation.id) || compare(a.post, b.post))
  for (const [rank, rule] of all.entries()) {
    const rules = byPost.get(postKey(rule.obligation.regulation, rule.post))
    if (!rules) throw unknownPost(byPost, rule.obligation.regulation, rule.post)
    rules.push({ ...rule, rank })
  }
  return {
    byPost,
    obligations: new Map(sources.flatMap((source) => source.obligations.map((one) => [one.id, one]))),
    uncounted: sources.flatMap((source) => source.uncounted),
  }
}

/**
 * The rules that bind a post, by obligation id.
 * @throws UnknownPostError where no loaded regulation has the post.
 */
export function rulesOfPost(rules: DutyRules, regulation: string, post: string): readonly PostRule[] {
  const found = rules.byPost.get(postKey(regulation, post))
  if (!found) throw unknownPost(rules.byPost, regulation, post)
  return found
}

/**
 * The obligations of a post, by id, whether or not they are in force on some day.
 * @throws UnknownPostError where no loaded regulation has the post.
 */
export function obligationsOf(rules: DutyRules, regulation: string, post: string): Obligation[] {
  return rulesOfPost(rules, regulation, post).map((rule) => rule.obligation)
}

/**
 * The rule of an obligation as it binds one of its posts.
 * @throws UnknownObligationError, UnknownPostError where there is none.
 */
export function ruleOf(rules: DutyRules, obligation: string, post: string): PostRule {
  const { regulation } = rules.obligations.get(obligation) ?? unknownObligation(obligation)
  const rule = rulesOfPost(rules, regulation, post).find((one) => one.obligation.id === obligation)
  return rule ?? unknownObligation(obligation)
}

/** Plain code-unit order, the same on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function postRule(obligation: Obligation, post: string, meta: RuleSource['meta']): PostRule {
  return {
    obligation,
    post,
    activity: obligation.activity,
    required: obligation.count,
    series: seriesOf(rhythmOf(obligation)),
    firstDay: Math.max(dayNumberOf(meta.inForce), dayNumberOf(obligation.from)),
    lastDay: Math.min(dayBefore(meta.repealed), dayBefore(obligation.to)),
    rank: 0,
  }
}

function dayBefore(date: string | null): DayNumber {
  return date === null ? Number.POSITIVE_INFINITY : dayNumberOf(date) - 1
}

/** `REGULATION:POST`, by which posts are told apart across regulations. */
export function postKey(regulation: string, post: string): string {
  return `${regulation}:${post}`
}

function unknownPost(
  byPost: ReadonlyMap<string, unknown>,
  regulation: string,
  post: string,
): UnknownPostError {
  const known = [...byPost.keys()].filter((key) => key.startsWith(`${regulation}:`))
  return new UnknownPostError(regulation, post, known)
}

function unknownObligation(id: string): never {
  throw new UnknownObligationError(id)
}
