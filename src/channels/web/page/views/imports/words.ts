import type { ReviewState } from '../../imports/state.ts'
import type { ReviewedRule } from '../../wire.ts'

export const UNITS: Record<ReviewedRule['period']['unit'], string> = {
  day: '天',
  week: '周',
  month: '个月',
  quarter: '个季度',
  'half-year': '个半年',
  year: '年',
}
const EVERY: Record<ReviewedRule['period']['unit'], string> = {
  day: '每天',
  week: '每周',
  month: '每月',
  quarter: '每季度',
  'half-year': '每半年',
  year: '每年',
}

/** 每季度至少 1 次；每 2 个月至少 1 次 */
export function howOften({ count, period: { n, unit } }: Pick<ReviewedRule, 'count' | 'period'>): string {
  return `${n === 1 ? EVERY[unit] : `每 ${n} ${UNITS[unit]}`}至少 ${count} 次`
}

/** Posts that stand now: proposed and not rejected, or added. */
export function postsOf({ body }: Pick<ReviewState, 'body'>): { id: string; name: string }[] {
  return body.review.items.flatMap((item) =>
    item.kind === 'post' && item.value !== null ? [{ id: item.value.id, name: item.value.name }] : [],
  )
}

export function postNames(review: Pick<ReviewState, 'body'>, ids: readonly string[]): string[] {
  const names = new Map(postsOf(review).map(({ id, name }) => [id, name]))
  return ids.flatMap((id) => names.get(id) ?? [])
}

export function activityName({ body }: Pick<ReviewState, 'body'>, rule: ReviewedRule): string | null {
  if (rule.newActivity) return `${rule.newActivity.name}（新的活动）`
  return body.review.activities.find(({ id }) => id === rule.activity)?.name ?? null
}

/** How a provision is cited. */
export function labelOf({ body }: Pick<ReviewState, 'body'>, ref: string): string {
  const local = ref.slice(ref.indexOf('#'))
  return body.labels[local] ?? local
}

/** Words of one field, apart: 县长 区长，县长、区长. */
export function listOf(words: FormDataEntryValue | null): string[] {
  return String(words ?? '')
    .split(/[\s,，、;；]+/)
    .filter((word) => word !== '')
}

export function textOf(form: FormData, name: string): string {
  return String(form.get(name) ?? '').trim()
}
