import { type CivilDate, parseCivilDate, requireOrder } from '../calendar/index.ts'
import type { DutyRules, DutyTrace } from '../duties/index.ts'
import type { Knowledge } from '../knowledge/index.ts'
import type { LedgerEntry } from '../ledger/index.ts'
import type { DutyItemRow, TenureRow } from '../storage/index.ts'
import { dutyItemsOf, itemOfRule, itemOfTarget, ownItems } from './items.ts'
import { activitiesWithItems, OWN_REGULATION, rulesWithItems, tenuresWithItems } from './own.ts'
import { listsHeld, OWN_HEADING } from './posts.ts'
import { rowsOf, within } from './rows.ts'
import { tracesOf } from './traces.ts'
import type { Checklist, DutyItem, PostList } from './types.ts'

/** What the law asks. */
export interface Law {
  knowledge: Knowledge
  /** Those of the regulations; items of the organisation's own are added here. */
  rules: DutyRules
}

/** All that is on record of one person, whatever the span: a half-year counts what lies outside it. In any order. */
export interface OnRecordOf {
  person: string
  tenures: readonly TenureRow[]
  entries: readonly LedgerEntry[]
  items: readonly DutyItemRow[]
}

/** Both days included. */
export interface Span {
  from: CivilDate
  to: CivilDate
}

/**
 * 照单: of every post held on a day of the span, and of what the organisation added, every duty item with its state as
 * judged on the day `on`, what counted and what is on record. A list a post, in the order in which the posts were taken
 * up, then the items of the organisation's own, where there are any. Nothing is left out: an entry of the span stands
 * in a row, or in `unlinked`, or in `withdrawn`.
 * @throws CivilDateError where a day is none or `to` lies before `from`.
 */
export function checklistOf(
  { knowledge, rules }: Law,
  { person, tenures, entries, items }: OnRecordOf,
  span: Span,
  on: CivilDate,
): Checklist {
  requireOrder(parseCivilDate(span.from), parseCivilDate(span.to))
  const known = tenures.filter(({ regulation, post }) => knowledge.post(regulation, post) !== undefined)
  const sorted = entries.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.seq - b.seq))
  const bound = {
    rules: rulesWithItems(rules, items),
    tenures: tenuresWithItems(known, items),
    activities: activitiesWithItems(sorted),
  }
  const traces = tracesOf(bound, span, on)
  const inSpan = sorted.filter(({ date }) => within(date, span))
  const standing = inSpan.filter(({ voided }) => !voided)
  const rows = (listed: readonly DutyItem[], of: (trace: DutyTrace) => boolean) =>
    rowsOf({
      knowledge,
      rules: bound.rules,
      items: listed,
      traces: Map.groupBy(traces.filter(of), (trace) => keyOf(knowledge, listed, trace)),
      linked: linksOf(knowledge, listed, standing),
      entries: standing,
    })
  const lists = listsHeld(knowledge, tenures, span).map(({ tenure, heading }): PostList => {
    const listed = dutyItemsOf(knowledge, tenure)
    const ofPost = ({ regulation, entry }: DutyTrace) =>
      regulation === tenure.regulation && entry.post === tenure.post
    return { tenure, heading, rows: rows(listed, ofPost) }
  })
  const own = ownItems(heldIn(items, span))
  if (own.length > 0) {
    const ofOwn = ({ regulation }: DutyTrace) => regulation === OWN_REGULATION
    lists.push({ tenure: null, heading: OWN_HEADING, rows: rows(own, ofOwn) })
  }
  const found = new Set(
    lists.flatMap((list) => list.rows.flatMap((row) => row.entries.map(({ entry }) => entry))),
  )
  return {
    person,
    ...span,
    on,
    lists,
    unlinked: standing.filter((entry) => !found.has(entry)),
    withdrawn: inSpan.filter(({ voided }) => voided),
  }
}

/** The key of the item under which a period stands. */
function keyOf(knowledge: Knowledge, items: readonly DutyItem[], trace: DutyTrace): string {
  if (trace.regulation === OWN_REGULATION) return trace.provision
  return itemOfRule(knowledge, items, { ref: trace.provision, quote: trace.quote })?.key ?? trace.provision
}

/** By key of the item, the entries that are linked to it. */
function linksOf(
  knowledge: Knowledge,
  items: readonly DutyItem[],
  entries: readonly LedgerEntry[],
): Map<string, Set<LedgerEntry>> {
  const linked = new Map<string, Set<LedgerEntry>>()
  for (const entry of entries) {
    for (const { target } of entry.duties) {
      const key = itemOfTarget(knowledge, items, target)?.key
      if (key === undefined) continue
      const of = linked.get(key)
      if (of) of.add(entry)
      else linked.set(key, new Set([entry]))
    }
  }
  return linked
}

/** The items that hold on a day of the span, by first day. */
function heldIn(items: readonly DutyItemRow[], { from, to }: Span): DutyItemRow[] {
  const order = ({ from: first, id }: DutyItemRow) => `${first} ${id}`
  return items
    .filter((item) => item.from <= to && (item.to ?? to) >= from)
    .sort((a, b) => (order(a) < order(b) ? -1 : 1))
}
