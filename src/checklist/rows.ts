import { type CivilDate, everyUnit } from '../calendar/index.ts'
import type { DutyRules, DutyTrace } from '../duties/index.ts'
import type { Knowledge, Obligation } from '../knowledge/index.ts'
import type { LedgerEntry } from '../ledger/index.ts'
import type { DutyItem, ItemRow, ItemState, OnRecord } from './types.ts'

/** What the rows of a list are made of; all of one person. */
export interface RowsOf {
  knowledge: Knowledge
  rules: DutyRules
  items: readonly DutyItem[]
  /** By key of the item, the traces of its periods, in any order. */
  traces: ReadonlyMap<string, readonly DutyTrace[]>
  /** By key of the item, the entries linked to it. */
  linked: ReadonlyMap<string, ReadonlySet<LedgerEntry>>
  /** Entries of the span that were not withdrawn, by day. */
  entries: readonly LedgerEntry[]
}

/** A row for each item, in the order of the items. */
export function rowsOf({ knowledge, rules, items, traces, linked, entries }: RowsOf): ItemRow[] {
  return items.map((item) => {
    const periods = inOrder(traces.get(item.key) ?? [])
    const counted = new Set(periods.flatMap(({ entry }) => entry.activities))
    const byLink = linked.get(item.key)
    const onRecord = entries.flatMap((entry): OnRecord[] => {
      if (item.own === undefined && counted.has(entry.id)) return [{ entry, how: 'rule' }]
      return byLink?.has(entry) ? [{ entry, how: 'link' }] : []
    })
    return {
      item,
      frequencies: frequenciesOf(periods, rules, knowledge),
      state: stateOf(periods, onRecord),
      periods,
      entries: onRecord,
    }
  })
}

const WORST_FIRST = ['missed', 'open', 'upcoming', 'met'] as const

function stateOf(periods: readonly DutyTrace[], entries: readonly OnRecord[]): ItemState {
  const worst = WORST_FIRST.find((status) => periods.some(({ entry }) => entry.status === status))
  return worst ?? (entries.length > 0 ? 'recorded' : 'none')
}

/** By first day, then last day, then obligation. */
function inOrder(periods: readonly DutyTrace[]): DutyTrace[] {
  const key = ({ entry }: DutyTrace) => `${entry.start} ${entry.end} ${entry.obligation}`
  return periods
    .map((period) => [key(period), period] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, period]) => period)
}

function frequenciesOf(periods: readonly DutyTrace[], rules: DutyRules, knowledge: Knowledge): string[] {
  const ids = [...new Set(periods.map(({ entry }) => entry.obligation))].sort()
  const obligations = ids.flatMap((id) => rules.obligations.get(id) ?? [])
  return [...new Set(obligations.map((obligation) => frequencyText(obligation, knowledge)))]
}

/** 每季度至少1次：带队检查; of an item of the organisation's own, whose words tell what, 每季度至少1次. */
function frequencyText({ period, every, count, activity }: Obligation, knowledge: Knowledge): string {
  const often = `${everyUnit(period, every)}至少${count}次`
  const name = knowledge.activities.find(({ id }) => id === activity)?.name
  return name === undefined ? often : `${often}：${name}`
}

/** Whether a day lies within the span, both ends included. */
export function within(date: CivilDate, { from, to }: { from: CivilDate; to: CivilDate }): boolean {
  return from <= date && date <= to
}
