import type { CivilDate } from '../calendar/index.ts'
import type { Knowledge } from '../knowledge/index.ts'
import type { TenureRow } from '../storage/index.ts'

/** Above the items of the organisation's own, which are no law. */
export const OWN_HEADING = '本单位补充事项'

/** A post held within a span, under the latest of its tenures. */
export interface HeldList {
  tenure: TenureRow
  heading: string
}

/**
 * The posts held on a day of `from`…`to`, each once, in the order in which they were taken up; several tenures of one
 * post are one. A post whose regulation is not loaded keeps the name that its person gave it.
 */
export function listsHeld(
  knowledge: Knowledge,
  tenures: readonly TenureRow[],
  { from, to }: { from: CivilDate; to: CivilDate },
): HeldList[] {
  const touching = tenures
    .filter((tenure) => tenure.from <= to && (tenure.to ?? to) >= from)
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
  const byPost = Map.groupBy(touching, ({ regulation, post }) => `${regulation}:${post}`)
  return [...byPost.values()].map((held) => {
    const tenure = held.at(-1) as TenureRow
    return { tenure, heading: headingOf(knowledge, tenure) }
  })
}

/** By first day; what stands behind it only keeps the order the same whatever order the tenures come in. */
function orderOf({ from, regulation, post, recordedAt, id }: TenureRow): string {
  return [from, regulation, post, recordedAt, id].join(' ')
}

/** 区（市）政府主要负责人（枣庄办法） */
function headingOf(knowledge: Knowledge, { regulation, post, title }: TenureRow): string {
  const name = knowledge.post(regulation, post)?.name ?? title ?? post
  return `${name}（${knowledge.pack(regulation)?.meta.shortName ?? regulation}）`
}
