import type { DraftedPack } from '../drafting/index.ts'
import type { Activity } from '../knowledge/index.ts'
import { letters } from './ids.ts'

/** Verbs that say nothing of what is done, and words that every duty of one regulation may hold. */
const LIGHT =
  /组织|开展|召开|举行|主持|进行|实施|安排|举办|参加|听取|研究|分析|带队|深入|安全生产|工作|情况|各|[\s\p{P}\d]/gu
/** Verbs before what is said to have been done: 召开例会 is reported as 例会. */
const VERB =
  /^(?:组织开展|组织召开|组织举行|主持召开|组织实施|组织|开展|进行|举行|召开|实施|安排|举办)+(?=.{3,})/u
const LONGEST_NAME = 30

/**
 * Two deeds in the words of the text may be one: without their light words one stands in the other, or one has no
 * others. 安全生产例会 and 安委会全体会议 are two.
 */
export function sameDeed(one: string, other: string): boolean {
  const [a, b] = [one.replace(LIGHT, ''), other.replace(LIGHT, '')]
  return a.includes(b) || b.includes(a)
}

/**
 * Gives deeds of one post that differ, but were read as the same known activity, activities of their own, the first
 * excepted: else one thing done would count for both.
 * @returns the same pack where no deeds differ.
 */
export function deedsApart(pack: DraftedPack, regulation: string): DraftedPack {
  const kept = new Map<string, string>()
  const own = new Map(pack.activities.map((activity) => [activity.name, activity]))
  const ids = new Set(pack.activities.map(({ id }) => id))
  const make = (what: string): string => {
    const name = (/^[^，：]{4,}/u.exec(what)?.[0] ?? what).slice(0, LONGEST_NAME)
    const known = own.get(name)
    if (known) return known.id
    const words = name.replace(VERB, '')
    const base = `${regulation}.${letters(words) || 'activity'}`
    let id = base
    for (let n = 2; ids.has(id); n++) id = `${base}-${n}`
    ids.add(id)
    const activity: Required<Activity> = { id, name, words: [words] }
    own.set(name, activity)
    return id
  }
  const drafts = pack.drafts.map((draft) => {
    const { activity, what } = draft
    // Own activities are named by their words: two deeds never share one.
    if (activity === null || activity.includes('.') || what === '') return draft
    const keys = draft.posts.map((post) => `${post} ${activity}`)
    const before = keys.flatMap((key) => kept.get(key) ?? [])
    if (before.some((words) => !sameDeed(words, what))) return { ...draft, activity: make(what) }
    for (const key of keys) if (!kept.has(key)) kept.set(key, what)
    return draft
  })
  return { ...pack, drafts, activities: [...own.values()] }
}
