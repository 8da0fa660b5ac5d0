/** Which regulations bind who asks, on the day in question. */
import type { CivilDate } from '../../calendar/index.ts'
import type { Authority, Knowledge, KnowledgePack, RegulationMeta } from '../../knowledge/index.ts'
import type { AskContext } from '../types.ts'

/** The narrower whose regulation it is, the more specific. */
const SPECIFIC: Record<Authority, number> = { town: 0, county: 1, prefecture: 2, province: 3, nation: 4 }

/** Whether a regulation is in force on a day. */
export function isInForce({ inForce, repealed }: RegulationMeta, day: CivilDate): boolean {
  return inForce <= day && (repealed === null || day < repealed)
}

/**
 * Of several versions of one regulation the one that is in force on a day; where none is, the last before it, else the
 * first after it. Regulations keep their order.
 */
export function versionsOn(packs: readonly KnowledgePack[], day: CivilDate): KnowledgePack[] {
  const bySeries = Map.groupBy(packs, ({ meta }) => meta.series)
  return [...bySeries.values()].map((versions) => {
    const inOrder = versions.toSorted((a, b) => (a.meta.inForce < b.meta.inForce ? -1 : 1))
    return (
      inOrder.find(({ meta }) => isInForce(meta, day)) ??
      inOrder.findLast(({ meta }) => meta.inForce <= day) ??
      (inOrder[0] as KnowledgePack)
    )
  })
}

/** The more specific first; of equals the later one. */
export function bySpecificity(a: KnowledgePack, b: KnowledgePack): number {
  return (
    SPECIFIC[a.meta.authority] - SPECIFIC[b.meta.authority] ||
    (a.meta.inForce > b.meta.inForce ? -1 : a.meta.inForce < b.meta.inForce ? 1 : 0)
  )
}

/**
 * The regulations that bind who asks on `context.today`: those of the regions that the asker's own regulations are
 * for, of the regions around these, and the nation's; the more specific first. null where nothing is known of the asker.
 */
export function bindingPacks(context: AskContext, knowledge: Knowledge): KnowledgePack[] | null {
  const own = ownPacks(context, knowledge)
  if (own.length === 0) return null
  const regions = own.map(({ meta }) => meta.region)
  return packsThere(knowledge, context.today, bindsAround(regions))
}

/** Whether a regulation binds in any of these regions: one of them, one around it, or the nation. */
export function bindsAround(
  regions: readonly Pick<RegulationMeta['region'], 'name' | 'within'>[],
): (pack: KnowledgePack) => boolean {
  const names = new Set(regions.flatMap(({ name, within }) => [name, ...within]))
  return ({ meta }) => meta.authority === 'nation' || names.has(meta.region.name)
}

/** The regulations that bind somewhere on a day, the more specific first. */
export function packsThere(
  knowledge: Knowledge,
  day: CivilDate,
  binds: (pack: KnowledgePack) => boolean,
): KnowledgePack[] {
  return knowledge.packs.filter((pack) => binds(pack) && isInForce(pack.meta, day)).sort(bySpecificity)
}

/** The regulations of the asker's place and posts. */
function ownPacks({ regulation, post }: AskContext, knowledge: Knowledge): KnowledgePack[] {
  const ofPosts = (post ?? '').split('、').map((key) => key.trim().split(':')[0] ?? '')
  return [...new Set([regulation ?? '', ...ofPosts])].flatMap((id) => knowledge.pack(id) ?? [])
}
