import type { Draft, DraftedPack, DraftedPhrase, DraftedPost } from '../../drafting/index.ts'
import type { ParsedRegulation } from '../../regulation/index.ts'
import type { ItemOf, ReviewDecision, ReviewedRule, ReviewItem } from '../types.ts'
import { kindOf, standing, VALUES } from './decisions.ts'
import { localOf, subjectsOf } from './subjects.ts'

type RuleItem = ItemOf<'rule', ReviewedRule & Partial<Draft>>
type PhraseItem = ItemOf<'phrase', DraftedPhrase>

/**
 * Everything there is to decide, with what was decided: posts, then rules and phrases in the order of the text. What a
 * person decided stands, even where a later version of the drafter proposes it no more.
 */
export function reviewItems(
  proposals: DraftedPack,
  decisions: readonly ReviewDecision[],
  regulation: ParsedRegulation,
): ReviewItem[] {
  const decided = standing(decisions)
  const proposed = subjectsOf(proposals)
  const known = new Set(
    [...proposed.posts, ...proposed.rules, ...proposed.phrases].map(({ subject }) => subject),
  )
  const others = [...decided.values()].filter(({ subject }) => !known.has(subject))
  const posts: ReviewItem[] = [
    ...proposed.posts.map(({ subject, entry }) => item('post', subject, entry, decided)),
    ...others
      .filter(is('post'))
      .map(({ subject }) => item<'post', DraftedPost>('post', subject, null, decided)),
  ]
  const rest: (RuleItem | PhraseItem)[] = [
    ...proposed.rules.map(({ subject, entry }) =>
      item('rule', subject, entry as RuleItem['value'] & object, decided),
    ),
    ...proposed.phrases.map(({ subject, entry }) => item('phrase', subject, entry, decided)),
    ...others
      .filter(is('rule'))
      .map(({ subject }) => item<'rule', ReviewedRule>('rule', subject, null, decided)),
    ...others
      .filter(is('phrase'))
      .map(({ subject }) => item<'phrase', DraftedPhrase>('phrase', subject, null, decided)),
    ...others
      .filter(is('new'))
      .map(({ subject }) => item<'rule', ReviewedRule>('rule', subject, null, decided)),
  ]
  const order = new Map(regulation.provisions.map(({ ref }, i) => [localOf(ref), i]))
  const placeOf = (one: RuleItem | PhraseItem) => order.get(localOf(refOf(one))) ?? order.size
  return [...posts, ...rest.sort((a, b) => placeOf(a) - placeOf(b))]
}

/** Where it stands: of a rule added by hand the provision that it was put to. */
export function refOf(one: RuleItem | PhraseItem): string {
  const value = one.value ?? one.proposal ?? (one.decision?.value as { ref?: string } | null)
  return value?.ref ?? one.subject.replace(/^[a-z]+:(.*):\d+$/, '$1')
}

function is(kind: NonNullable<ReturnType<typeof kindOf>>) {
  return ({ subject }: ReviewDecision) => kindOf(subject) === kind
}

function item<Kind extends 'post' | 'rule' | 'phrase', Value>(
  kind: Kind,
  subject: string,
  proposal: Value | null,
  decided: ReadonlyMap<string, ReviewDecision>,
): ItemOf<Kind, Value> {
  const decision = decided.get(subject) ?? null
  if (decision === null) return { subject, kind, proposal, decision, value: proposal }
  if (decision.verdict === 'reject') return { subject, kind, proposal, decision, value: null }
  const value = VALUES[kind].safeParse(decision.value)
  return { subject, kind, proposal, decision, value: value.success ? (value.data as Value) : proposal }
}
