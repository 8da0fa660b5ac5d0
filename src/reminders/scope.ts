/** Which obligations a chat is reminded of, and whose they are. */
import type { CivilDate } from '../calendar/index.ts'
import { dayNumberOf } from '../calendar/index.ts'
import type { DutyRecord, DutyRules, DutyTenure, HeldRule, PostRule, Window } from '../duties/index.ts'
import { covers, heldRules, postKey } from '../duties/index.ts'
import { rulesByPost } from './post-rules.ts'
import type { GroupSettings, PlanInput, Subscription } from './types.ts'

/** One obligation of one person, or of nobody: the rules of all their posts that it binds, in the order of the posts. */
export interface Bound {
  person: string | null
  obligation: string
  series: PostRule['series']
  /** For nobody, `held` are the days on which nobody holds the post. */
  rules: HeldRule[]
}

/** Whether the chat is to be reminded of the rule. */
export type Accepts = (rule: Pick<PostRule, 'obligation' | 'post'>) => boolean

/** What a chat's settings let through. In private everything: a person chose their posts. */
export function acceptedBy({ kind, settings }: Subscription): Accepts {
  if (kind === 'private') return everything
  const { regulations, posts } = settings as GroupSettings
  return ({ obligation, post }) => {
    if (regulations.length > 0 && !regulations.includes(obligation.regulation)) return false
    if (posts.length === 0) return obligation.kind !== 'institutional'
    return posts.includes(postKey(obligation.regulation, post))
  }
}

const everything: Accepts = () => true

/** What a person owes within the settings of a chat, by obligation. Posts that no loaded regulation has owe nothing. */
export function boundOf(
  rules: DutyRules,
  person: string,
  { tenures }: DutyRecord,
  accepts: Accepts,
): Bound[] {
  const rulesOf = rulesByPost(rules)
  const known = tenures.filter(({ regulation, post }) => rulesOf(regulation, post))
  return byObligation(
    person,
    heldRules(rules, known).filter(({ rule }) => accepts(rule)),
  )
}

/** What the posts listed for a group bring up while nobody of its people holds them. */
export function boundOfVacant(
  { rules, subscription, records }: Omit<PlanInput, 'workdays'>,
  accepts: Accepts,
): Bound[] {
  if (subscription.kind === 'private') return []
  const { posts } = subscription.settings as GroupSettings
  const vacant: HeldRule[] = []
  for (const post of new Set(posts)) {
    const bound = (rules.byPost.get(post) ?? []).filter(accepts)
    if (bound.length === 0) continue
    const tenures = subscription.people.flatMap((person) =>
      (records.get(person)?.tenures ?? []).filter((one) => postKey(one.regulation, one.post) === post),
    )
    const held = daysWithout(rules, tenures)
    for (const rule of bound) vacant.push({ rule, held })
  }
  return byObligation(
    null,
    vacant.sort((a, b) => a.rule.rank - b.rule.rank),
  )
}

/** The posts listed for a group that an obligation binds on a day and that nobody of its people holds then. */
export function vacantPosts(input: Omit<PlanInput, 'workdays'>, obligation: string, on: CivilDate): string[] {
  const day = dayNumberOf(on)
  return boundOfVacant(input, acceptedBy(input.subscription))
    .filter((bound) => bound.obligation === obligation)
    .flatMap(({ rules }) => rules)
    .filter(({ rule, held }) => rule.firstDay <= day && day <= rule.lastDay && covers(held, day))
    .map(({ rule }) => rule.post)
}

/** The days on which none of these tenures of one post runs. */
function daysWithout(rules: DutyRules, tenures: readonly DutyTenure[]): Window[] {
  const without: Window[] = []
  let first = Number.NEGATIVE_INFINITY
  for (const window of heldRules(rules, tenures)[0]?.held ?? []) {
    without.push({ first, last: window.first - 1 })
    first = window.last + 1
  }
  if (first !== Number.POSITIVE_INFINITY) without.push({ first, last: Number.POSITIVE_INFINITY })
  return without
}

/** Rules in the order of their ranks, in which an obligation's stand together. */
function byObligation(person: string | null, rules: readonly HeldRule[]): Bound[] {
  const bounds: Bound[] = []
  for (const held of rules) {
    const last = bounds.at(-1)
    const obligation = held.rule.obligation.id
    if (last?.obligation === obligation) last.rules.push(held)
    else bounds.push({ person, obligation, series: held.rule.series, rules: [held] })
  }
  return bounds
}
