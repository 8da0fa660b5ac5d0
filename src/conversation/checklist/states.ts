/** The states of duty items in words, each with a mark of its own; never a verdict on who has the duty. */
import { formatShort, periodName, periodOf } from '../../calendar/index.ts'
import type { ItemRow, ItemState, OnRecord } from '../../checklist/index.ts'
import type { DutyEntry, DutyStatus, DutyTrace } from '../../duties/index.ts'
import { rhythmOf } from '../../knowledge/index.ts'
import type { Turn } from '../turn.ts'
import { entryLine } from '../views/ledger-view.ts'

export const MARKS: Record<ItemState, string> = {
  met: '✓',
  recorded: '✓',
  open: '○',
  none: '○',
  missed: '!',
  upcoming: '–',
}

/** Entries of an item beyond these are told by their number. */
const MOST_ENTRIES = 5
/** Periods of a rule beyond these are told by their number. */
const MOST_PERIODS = 4

const WITHOUT: Record<ItemState, string> = {
  met: '已有足够记录',
  recorded: '有记录',
  open: '记录还不够',
  none: '没有记录',
  missed: '期限已过，记录不够',
  upcoming: '尚未到期',
}

/** Of what comes round: what was due so far has enough, and only what is to come is left. */
export function isUpToDate({ state, periods }: ItemRow): boolean {
  return state === 'upcoming' && periods.some(({ entry }) => entry.status === 'met')
}

/** ○ 没有记录, ! 期限已过，记录不够; of what nothing stands on record that it is nothing. */
export function stateOf(row: ItemRow): string {
  if (isUpToDate(row)) return '✓ 到现在已有足够记录，后面的尚未到期'
  const nothing = row.entries.length === 0
  const text =
    row.state === 'open' && nothing
      ? '还没有记录'
      : row.state === 'missed' && nothing
        ? '期限已过，没有记录'
        : WITHOUT[row.state]
  return `${MARKS[row.state]} ${text}`
}

/** A line for each rule of the item: how often, and how its periods in the span stand. */
export function ruleLines(turn: Turn, row: ItemRow): string[] {
  const byRule = Map.groupBy(row.periods, ({ entry }) => entry.obligation)
  // The frequencies stand in the order of the rules' ids, each once.
  const rules = [...byRule].sort(([a], [b]) => (a < b ? -1 : 1))
  return rules.map(([, traces], index) => {
    const often = row.frequencies[rules.length === row.frequencies.length ? index : 0] ?? ''
    return `${often}。${periodsText(turn, row, traces)}`
  })
}

function periodsText(turn: Turn, row: ItemRow, traces: readonly DutyTrace[]): string {
  const name = (entry: DutyEntry) => periodOfEntry(turn, row, entry)
  const [only, second] = traces
  if (only && !second) return `${name(only.entry)} ${progress(only.entry)}，${statusText(turn, only.entry)}`
  if (traces.length <= MOST_PERIODS)
    return traces.map(({ entry }) => `${name(entry)} ${MARKS[entry.status]} ${progress(entry)}`).join('；')
  const counts = (['met', 'missed', 'open', 'upcoming'] as const).flatMap((status) => {
    const many = traces.filter(({ entry }) => entry.status === status).length
    return many === 0 ? [] : [`${MARKS[status]} ${TALLY[status]} ${many} 期`]
  })
  return `共 ${traces.length} 期，${counts.join('，')}`
}

const TALLY: Record<DutyStatus, string> = {
  met: '已有足够记录',
  missed: '期限已过，记录不够',
  open: '还没到期限，记录不够',
  upcoming: '尚未开始',
}

/** 2026年第四季度 */
function periodOfEntry(turn: Turn, { item }: ItemRow, { obligation, start }: DutyEntry): string {
  const rule = item.own?.frequency ?? null
  const law = turn.parts.knowledge.obligation(obligation)
  if (rule)
    return periodName(
      periodOf({ unit: rule.period, every: rule.every, from: item.own?.from ?? start }, start),
    )
  return law ? periodName(periodOf(rhythmOf(law), start)) : start
}

function progress({ done, required }: DutyEntry): string {
  return done > required ? `${required}/${required}（共 ${done} 次）` : `${done}/${required}`
}

function statusText(turn: Turn, { status, start, end, daysLeft, partial }: DutyEntry): string {
  const part = partial ? '（只占本期一部分）' : ''
  switch (status) {
    case 'met':
      return `已有足够记录${part}`
    case 'open':
      return daysLeft === 0
        ? `今天是最后一天${part}`
        : `${formatShort(end, turn.today)}前，还有 ${daysLeft} 天${part}`
    case 'upcoming':
      return `${formatShort(start, turn.today)}起`
    case 'missed':
      return `期限 ${formatShort(end, turn.today)}已过${part}`
  }
}

/** The entries on record, the newest first: how they came to be there where a person linked them. */
export function recordLines(turn: Turn, entries: readonly OnRecord[], most = MOST_ENTRIES): string[] {
  const lines = entries
    .toReversed()
    .slice(0, most)
    .map(({ entry, how }) => `${entryLine(turn, entry)}${how === 'link' ? ' · 已关联' : ''}`)
  return entries.length > most ? [...lines, `另有 ${entries.length - most} 条更早的`] : lines
}
