import type { ActivityWords } from '../vocabulary/index.ts'
import { anyOf } from '../vocabulary/index.ts'

/** What a stretch of text is about. `none`: it does not say. */
export type Topic = 'safety' | 'flood' | 'other' | 'none'

/** 到水库管理处检查消防: the water is only where it was. */
const WATERS = /水库|河道/g
const FIRE = /消防|燃气|用电|施工/

/**
 * Tells work safety from other business. Safety as one item of several is enough; 食品安全 and the like are not work
 * safety; flood control counts as other business even where it speaks of safety, unless 安全生产 is named beside it.
 */
export function topicReader(
  { topics }: ActivityWords,
  others: 'other' | 'not-inspection' = 'other',
): (text: string) => Topic {
  const notSafety = new RegExp(anyOf(topics['not-safety']), 'g')
  const safety = new RegExp(anyOf(topics.safety))
  const flood = new RegExp(anyOf(topics.flood))
  const other = new RegExp(anyOf(topics[others]))
  return (text) => {
    if (text.includes('安全生产')) return 'safety'
    if (flood.test(FIRE.test(text) ? text.replace(WATERS, '') : text)) return 'flood'
    const rest = text.replace(notSafety, '')
    if (safety.test(rest)) return 'safety'
    return other.test(text) || rest !== text ? 'other' : 'none'
  }
}
