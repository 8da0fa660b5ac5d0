/** Items of an organisation's own that have a frequency, in the form that the evaluator takes, beside the law's. */
import { addDays, MAX_YEAR } from '../calendar/index.ts'
import type { DutyActivity, DutyRules, DutyTenure } from '../duties/index.ts'
import { dutyRules, joinRules } from '../duties/index.ts'
import type { Obligation } from '../knowledge/index.ts'
import { type LedgerEntry, toActivities } from '../ledger/index.ts'
import type { DutyItemRow } from '../storage/index.ts'
import { ownKey } from './items.ts'

/** In place of a regulation's id; no regulation can have it. */
export const OWN_REGULATION = 'own:items'

const EARLIEST = '1900-01-01'

/**
 * The rules, and with them one obligation `own:ID` for each of the items that has a frequency, due from the item's
 * first to its last day. It binds the post `PERSON` of the regulation `own:items`, which nobody holds but by
 * {@link tenuresWithItems}, and is done by activities `own:ID`, see {@link activitiesWithItems}.
 */
export function rulesWithItems(rules: DutyRules, items: readonly DutyItemRow[]): DutyRules {
  const obligations = items.flatMap(obligationsOf)
  if (obligations.length === 0) return rules
  const people = new Set(obligations.flatMap(({ posts }) => posts))
  const own = dutyRules([
    {
      meta: { id: OWN_REGULATION, inForce: EARLIEST, repealed: null },
      posts: [...people].map((id) => ({ id })),
      obligations,
      uncounted: [],
    },
  ])
  return joinRules(rules, own)
}

/** The tenures, and one by which each person with an item that has a frequency is bound by it. */
export function tenuresWithItems<T extends DutyTenure>(
  tenures: readonly T[],
  items: readonly DutyItemRow[],
): (T | DutyTenure)[] {
  const people = new Set(items.flatMap(({ person, frequency }) => (frequency === null ? [] : [person])))
  return [...tenures, ...[...people].map((post) => ({ regulation: OWN_REGULATION, post, from: EARLIEST }))]
}

/**
 * The entries as the evaluator takes them, and for each item of the organisation's own to which one is linked once
 * more as an activity `own:ID`, with the same id, day and count. By the type alone are the two told apart.
 */
export function activitiesWithItems(entries: readonly LedgerEntry[]): DutyActivity[] {
  const linked = entries.flatMap(({ id, date, voided, count, duties }) =>
    [...new Set(duties.flatMap(({ target }) => ('item' in target ? [target.item] : [])))].map((item) => ({
      id,
      type: ownKey(item),
      date,
      voided,
      count,
    })),
  )
  return [...toActivities(entries), ...linked]
}

function obligationsOf({ id, person, text, frequency, from, to }: DutyItemRow): Obligation[] {
  if (frequency === null) return []
  return [
    {
      id: ownKey(id),
      regulation: OWN_REGULATION,
      ref: ownKey(id),
      quote: text,
      posts: [person],
      activity: ownKey(id),
      count: frequency.count,
      period: frequency.period,
      every: frequency.every,
      kind: 'personal',
      from,
      to: to === null || to >= `${MAX_YEAR}-12-31` ? null : addDays(to, 1),
    },
  ]
}
