import type { Draft, DraftedPost } from '../../drafting/index.ts'
import type { ParsedRegulation } from '../../regulation/index.ts'
import type { ReviewDecision, ReviewedRule, ReviewItem } from '../types.ts'
import { refOf } from './items.ts'
import { localOf } from './subjects.ts'

const SHOWN = 18

/** What keeps a review from being finished, one sentence each with its place; empty where nothing does. */
export function missingIn(
  meta: ReviewDecision | null,
  items: readonly ReviewItem[],
  regulation: ParsedRegulation,
): string[] {
  const labels = new Map(regulation.provisions.map(({ ref, label }) => [localOf(ref), label]))
  const posts = new Map(
    items.flatMap((one) => (one.kind === 'post' && one.value !== null ? [[one.value.id, one.value]] : [])),
  )
  return [
    ...(meta === null ? ['法规信息还没有确认：名称、地区、施行日期等。'] : []),
    ...items.flatMap((one) => {
      if (one.kind === 'post') return missingOfPost(one, one.value)
      const place = labels.get(localOf(refOf(one))) ?? refOf(one)
      if (one.decision === null) {
        const what = one.kind === 'rule' ? '还没有看' : '还没有确认理由'
        return [`${place}的“${cut((one.value ?? one.proposal)?.quote)}”${what}。`]
      }
      return one.kind === 'rule' && one.value !== null ? missingOfRule(one.value, place, posts) : []
    }),
  ]
}

function missingOfPost(
  { decision, proposal }: ReviewItem & { kind: 'post' },
  post: DraftedPost | null,
): string[] {
  if (decision === null) return [`岗位“${proposal?.name}”还没有看。`]
  if (post === null) return []
  const lacks = [
    ...(post.duties.length === 0 ? ['职责所在的条文'] : []),
    ...(post.at.length === 0 || post.at.some(({ titles }) => titles.length === 0)
      ? ['层级和平时的称呼']
      : []),
  ]
  return lacks.map((what) => `岗位“${post.name}”缺${what}。`)
}

function missingOfRule(
  rule: ReviewedRule & Partial<Draft>,
  place: string,
  posts: ReadonlyMap<string, DraftedPost>,
): string[] {
  const words = `${place}的“${cut(rule.quote)}”`
  const held = rule.posts.filter((id) => posts.has(id))
  return [
    ...(held.length === 0 ? [`${words}没有对应的岗位：请选一个，或者不采用它。`] : []),
    ...(rule.activity === null && !rule.newActivity ? [`${words}没有选履职活动。`] : []),
  ]
}

function cut(quote = ''): string {
  return quote.length <= SHOWN ? quote : `${quote.slice(0, SHOWN)}…`
}
