import type { DutyTrace } from '../../../duties/index.ts'
import type { LedgerEntry } from '../../../ledger/index.ts'
import { circumstances, dayNear, oneLine, whatHappened } from '../../entry-words.ts'
import type { Facts } from '../../facts.ts'
import { activityName } from '../../words.ts'
import type { Sentence } from './types.ts'

/** Of more periods than these of one rule, such as the weeks of a year, the sum is told. */
export const MANY_PERIODS = 12

/** The periods of each rule of an item, in order of time. */
export function byRule(periods: readonly DutyTrace[]): DutyTrace[][] {
  return [...Map.groupBy(periods, ({ entry }) => entry.obligation).values()]
}

/** What a rule counts: 带队检查; of an item of the organisation's own, whose words tell what, `null`. */
export function countedActivity({ knowledge }: Facts, { activity }: DutyTrace): string | null {
  return knowledge.activities.some(({ id }) => id === activity) ? activityName({ knowledge }, activity) : null
}

/** The same in quotation marks; of an item of the organisation's own its words. */
export function countedQuoted(facts: Facts, trace: DutyTrace): string {
  return `“${countedActivity(facts, trace) ?? oneLine(trace.quote)}”`
}

/** Times, not entries. */
export function timesOf(entries: readonly LedgerEntry[]): number {
  return entries.reduce((sum, { count }) => sum + count, 0)
}

/** 1月12日鑫达化工厂、3月3日某矿（补录): days with what is known of each; years where they are not that of `near`. */
export function daysText(entries: readonly LedgerEntry[], near: string): string {
  return entries.map((entry) => `${dayNear(entry.date, near)}${circumstances(entry)}`).join('、')
}

/** The same of entries of different kinds: 1月12日带队检查，鑫达化工厂；3月3日 … */
export function deedsText(facts: Facts, entries: readonly LedgerEntry[], near: string): string {
  return entries
    .map((entry) => {
      const how = circumstances(entry)
      return `${dayNear(entry.date, near)}${whatHappened(facts, entry)}${how === '' ? '' : `，${how}`}`
    })
    .join('；')
}

/**
 * Entries told by what they were: one sentence a kind of activity, and one for each that has no kind of its own.
 * @param provisions what they are on record for.
 */
export function tellByKind(
  facts: Facts,
  entries: readonly LedgerEntry[],
  provisions: readonly string[],
): Sentence[] {
  const kinds = Map.groupBy(entries, ({ activity, id }) => (activity === 'other' ? id : activity))
  return [...kinds.values()].map((same) => {
    const numbers = same.map(({ seq }) => seq)
    const [first] = same as [LedgerEntry]
    const text =
      first.activity === 'other'
        ? deedsText(facts, same, facts.from)
        : `${activityName(facts, first.activity)}${timesOf(same)}次：${daysText(same, facts.from)}`
    return { text, entries: numbers, provisions }
  })
}
