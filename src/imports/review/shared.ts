import { sameDeed } from '../deeds.ts'
import type { ReviewItem } from '../types.ts'

type Rule = Extract<ReviewItem, { kind: 'rule' }>

/**
 * What a reviewer is told of rules that one thing done would count for: rules of one post with the same activity whose
 * deeds differ by their words. By subject; a rule that shares with none has no entry.
 */
export function sharedActivities(items: readonly ReviewItem[]): Record<string, string> {
  const rules = items.filter((item): item is Rule => item.kind === 'rule' && item.value !== null)
  const told: Record<string, string> = {}
  for (const rule of rules) {
    const others = rules.filter((other) => other !== rule && shares(rule, other))
    const named = [...new Set(others.map((other) => `“${other.value?.what}”`))]
    if (named.length === 0) continue
    told[rule.subject] =
      `与${named.join('、')}记作同一种履职活动：做了一次，${named.length + 1} 条都会算完成。如果是不同的事，请点“修改”，在履职活动里选“都不是，另起一个”。`
  }
  return told
}

function shares({ value: one }: Rule, { value: other }: Rule): boolean {
  if (one === null || other === null || activityOf(one) === null || activityOf(one) !== activityOf(other))
    return false
  return one.posts.some((post) => other.posts.includes(post)) && !sameDeed(one.what, other.what)
}

function activityOf({ activity, newActivity }: NonNullable<Rule['value']>): string | null {
  return newActivity ? `new ${newActivity.name}` : activity
}
