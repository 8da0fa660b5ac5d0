import type { CivilDate } from '../../calendar/index.ts'
import type { DraftedPost } from '../../drafting/index.ts'
import type { Activity, Vocabulary } from '../../knowledge/index.ts'
import type { Files } from '../disk.ts'
import { metaFile } from '../metadata.ts'
import { localOf } from '../review/subjects.ts'
import { titleRulesFor } from '../titles/generate.ts'
import type { ReviewedMeta, ReviewedRule, ReviewItem } from '../types.ts'
import { OwnActivities } from './activities.ts'
import { levelsOf } from './levels.ts'
import { type AcceptedRule, nameOf, type RuleEntry, succession } from './rules.ts'
import { yamlText } from './yaml.ts'

/** What is in force; nothing of it before the first review. */
export interface Before {
  inForce: CivilDate | null
  posts: readonly DraftedPost[]
  rules: readonly RuleEntry[]
  activities: readonly Required<Activity>[]
}

export interface PackInput {
  id: string
  series: string
  meta: ReviewedMeta
  items: readonly ReviewItem[]
  /** Activities that the drafter proposed beside the known ones. */
  proposedActivities: readonly Required<Activity>[]
  before: Before
  vocabulary: Vocabulary
  today: CivilDate
}

interface Quoted {
  ref: string
  quote: string
  reason: string
  posts: string[]
  subject: string
}

/** The files of a regulation as a finished review makes them. */
export function packFiles(input: PackInput): Files {
  const { id, series, meta, items, vocabulary, today } = input
  const posts = items.flatMap((one) => (one.kind === 'post' && one.value !== null ? [one.value] : []))
  const postIds = new Set(posts.map((post) => post.id))
  const activities = new OwnActivities(id, [...input.before.activities, ...input.proposedActivities])
  const held = (list: readonly string[]) => [...new Set(list)].filter((post) => postIds.has(post))
  const rules = items.flatMap((one): AcceptedRule[] => {
    if (one.kind !== 'rule' || one.value === null) return []
    const activity = activities.idOf(one.value) ?? ''
    return [{ name: nameOf(id, one.subject), rule: { ...one.value, posts: held(one.value.posts), activity } }]
  })
  const obligations = succession(rules, input.before.rules, {
    inForce: meta.inForce,
    was: input.before.inForce,
    today,
  })
  const own = new Map([...input.before.activities, ...activities.used()].map((one) => [one.id, one]))
  const needed = new Set(obligations.map(({ activity }) => activity))
  // A rule that has ended still names the posts that it bound, and so may the tenures of people.
  const bound = new Set(obligations.flatMap((rule) => rule.posts))
  const former = input.before.posts.filter((post) => !postIds.has(post.id) && bound.has(post.id))
  const all = [...posts, ...former]
  const quoted = quotedIn(items)
  const uncounted = quoted.uncounted.filter((entry) => held(entry.posts).length > 0)
  const noted = [...quoted.noted, ...quoted.uncounted.filter((entry) => held(entry.posts).length === 0)]
  return {
    'meta.yaml': yamlText('由导入的文本和核对写成。', metaFile(id, series, meta, levelsOf(all))),
    'posts.yaml': yamlText('核对时确认的岗位。', {
      posts: all.map(({ id: post, name, institution, duties, at }) => ({
        id: post,
        name,
        institution,
        duties: [...new Set(duties.map(localOf))],
        at,
      })),
    }),
    'rules.yaml': yamlText('核对时采用的频次义务。有效期为左闭右开：from ≤ 当日 < to；没有 to 即现行。', {
      obligations,
      uncounted: uncounted.map(({ ref, quote, reason, posts: of, subject }) => ({
        id: `${nameOf(id, subject)}.u`,
        ref: localOf(ref),
        quote,
        posts: held(of),
        reason,
      })),
    }),
    'phrases.yaml': yamlText('带周期字样、但不是频次义务的地方，以及理由。', {
      phrases: noted.map(({ ref, quote, reason }) => ({ ref: localOf(ref), quote, reason })),
    }),
    'titles.yaml': yamlText(
      '职务称呼对应哪个岗位，由岗位的名称和平时的称呼推出。',
      titleRulesFor(posts, meta.authority, vocabulary),
      3,
    ),
    'activities.yaml': yamlText('本规定带来的履职活动。', {
      activities: [...own.values()].filter((one) => needed.has(one.id)),
    }),
  }
}

/** Words about a period that became no rule: confirmed as such, or a rule that was not accepted. */
function quotedIn(items: readonly ReviewItem[]): { uncounted: Quoted[]; noted: Quoted[] } {
  const uncounted: Quoted[] = []
  const noted: Quoted[] = []
  for (const one of items) {
    if (one.kind === 'phrase' && one.value !== null) {
      const { ref, quote, reason, posts } = one.value
      const list = one.value.as === 'uncounted' ? uncounted : noted
      list.push({ ref, quote, reason, posts, subject: one.subject })
    }
    if (one.kind === 'rule' && one.decision?.verdict === 'reject' && !one.subject.startsWith('new:')) {
      const { reason } = one.decision
      const value = one.decision.value as Partial<ReviewedRule> & { as?: string }
      const { ref, quote } = { ...one.proposal, ...value }
      if (ref === undefined || quote === undefined) continue
      const list = value.as === 'uncounted' ? uncounted : noted
      list.push({ ref, quote, reason: reason ?? '', posts: value.posts ?? [], subject: one.subject })
    }
  }
  return { uncounted, noted }
}
