import { formatDay } from '../calendar/index.ts'
import type { Knowledge, Obligation, UncountedDuty } from '../knowledge/index.ts'
import type { DutyTarget } from '../ledger/index.ts'
import { formatCitation, type Provision, type Ref } from '../regulation/index.ts'
import type { DutyItemRow } from '../storage/index.ts'
import type { DutyItem } from './types.ts'

/** What stands in front of every item that is not the law's. */
export const OWN_NOTE = '本单位补充'

/** The post of a tenure; a row of the store has it. */
export interface HeldPost {
  regulation: string
  post: string
}

/**
 * The duty items of a post, each once: those of the provisions that hold its duties, in the order in which the post
 * names them, then the provisions of obligations and periodic duties that bind it from elsewhere (the yearly debrief
 * of 考核考察), in the order of the text. An article or paragraph is told by its items, and by its paragraphs
 * without items; one that is named as an item is kept whole. Empty where no loaded regulation has the post.
 */
export function dutyItemsOf(knowledge: Knowledge, { regulation, post: id }: HeldPost): DutyItem[] {
  const pack = knowledge.pack(regulation)
  const post = knowledge.post(regulation, id)
  if (pack === undefined || post === undefined) return []
  const refs = new Set(post.duties.flatMap((ref) => itemRefs(knowledge, ref)))
  const item = (ref: Ref) => itemAt(knowledge, ref, pack.meta.shortName)
  const own = [...refs].flatMap(item)
  const further = [...pack.obligations, ...pack.uncounted]
    .filter((rule) => rule.posts.includes(id) && itemOfRule(knowledge, own, rule) === null)
    .map(({ ref }) => ref)
  const place = new Map(pack.regulation.provisions.map(({ ref }, at) => [ref, at]))
  const placeOf = (ref: Ref) => place.get(ref) ?? place.size
  return [...own, ...[...new Set(further)].sort((a, b) => placeOf(a) - placeOf(b)).flatMap(item)]
}

/** What an organisation added to a person's list, as items, in the order given. Their words are never the law's. */
export function ownItems(items: readonly DutyItemRow[]): DutyItem[] {
  return items.map((own) => ({
    target: { item: own.id },
    key: ownKey(own.id),
    label: `${OWN_NOTE}：${own.source}${own.sourceDate === null ? '' : `（${formatDay(own.sourceDate)}）`}`,
    text: own.text,
    own,
  }))
}

/** `own:ID`, by which an item of an organisation's own goes among items, obligations and activities. */
export function ownKey(id: string): string {
  return `own:${id}`
}

/**
 * The one of the items that a link is about: the item itself, else the nearest that encloses the provision, else the
 * only one that stands inside it. null where the items have none, or several, of it.
 */
export function itemOfTarget(
  knowledge: Knowledge,
  items: readonly DutyItem[],
  target: DutyTarget,
): DutyItem | null {
  if ('item' in target) return items.find(({ own }) => own?.id === target.item) ?? null
  const enclosing = enclosingItem(knowledge, items, target.ref)
  if (enclosing !== null) return enclosing
  const inside = itemsInside(knowledge, items, target.ref)
  return inside.length === 1 ? (inside[0] as DutyItem) : null
}

/**
 * The one of the items under which a rule stands: the nearest that encloses its provision, else the only one inside
 * it that has the words. null where there is none.
 */
export function itemOfRule(
  knowledge: Knowledge,
  items: readonly DutyItem[],
  { ref, quote }: Pick<Obligation | UncountedDuty, 'ref' | 'quote'>,
): DutyItem | null {
  const enclosing = enclosingItem(knowledge, items, ref)
  if (enclosing !== null) return enclosing
  const having = itemsInside(knowledge, items, ref).filter(({ text }) => text.includes(quote))
  return having.length === 1 ? (having[0] as DutyItem) : null
}

/** The items that stand inside a provision, itself among them. */
export function itemsInside(knowledge: Knowledge, items: readonly DutyItem[], ref: Ref): DutyItem[] {
  return items.filter(
    (item) => 'ref' in item.target && upwards(knowledge, item.target.ref).some((above) => above === ref),
  )
}

function enclosingItem(knowledge: Knowledge, items: readonly DutyItem[], ref: Ref): DutyItem | null {
  for (const above of upwards(knowledge, ref)) {
    const item = items.find(({ key }) => key === above)
    if (item !== undefined) return item
  }
  return null
}

/** A provision and what encloses it, from the inside outwards. */
function upwards(knowledge: Knowledge, ref: Ref): Ref[] {
  const refs: Ref[] = []
  for (let at: Ref | null = ref; at !== null; at = knowledge.provision(at)?.parent ?? null) refs.push(at)
  return refs
}

/** The items of a provision that holds duties. Words that only lead in to items are none of their own. */
function itemRefs(knowledge: Knowledge, ref: Ref): Ref[] {
  const provision = knowledge.provision(ref)
  if (provision === undefined) return []
  return provision.kind === 'item' || provision.children.length === 0
    ? [provision.ref]
    : provision.children.flatMap((child) => itemRefs(knowledge, child))
}

function itemAt(knowledge: Knowledge, ref: Ref, shortName: string): DutyItem[] {
  const provision: Provision | undefined = knowledge.provision(ref)
  if (provision === undefined) return []
  return [{ target: { ref }, key: ref, label: formatCitation(ref, shortName), text: provision.text }]
}
