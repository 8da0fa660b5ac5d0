/** What a person has to do within a month, a quarter, a year: entries ordered for reading. */
import type { CalendarUnit, CivilDate } from '../calendar/index.ts'
import { parseCivilDate, periodOf } from '../calendar/index.ts'
import type { UncountedDuty } from '../knowledge/index.ts'
import { evaluate } from './evaluate.ts'
import type { DutyRules } from './rules.ts'
import { compare, rulesOfPost } from './rules.ts'
import type { DeadlineGroup, DutyEntry, DutyOverview, DutyRecord, DutyStatus, DutyTenure } from './types.ts'

/**
 * The span asked about: the calendar period that holds the day `on`; `rest-of-year`, from `on` to 31 December; or
 * any two days, both included.
 */
export type DutySpan = CalendarUnit | 'rest-of-year' | { from: CivilDate; to: CivilDate }

const READING_ORDER: Record<DutyStatus, number> = { open: 0, missed: 1, upcoming: 2, met: 3 }

/** First and last day of a span as seen on a day. */
export function spanDays(span: DutySpan, on: CivilDate): { from: CivilDate; to: CivilDate } {
  if (typeof span === 'object') return { from: span.from, to: span.to }
  if (span === 'rest-of-year') return { from: on, to: periodOf('year', on).end }
  const { start, end } = periodOf(span, on)
  return { from: start, to: end }
}

/**
 * Every duty whose period overlaps the span, each with its own deadline: a half-year's duty asked about in its first
 * quarter shows the half-year's end. Open ones first, by deadline.
 * @throws UnknownPostError, CivilDateError, DutyCaseError as `evaluate` does.
 */
export function dutiesFor(rules: DutyRules, record: DutyRecord, span: DutySpan, on: CivilDate): DutyOverview {
  const { from, to } = spanDays(span, parseCivilDate(on))
  const entries = evaluate(rules, { ...record, from, to, on }).sort(inReadingOrder)
  const having = (status: DutyStatus) => entries.filter((entry) => entry.status === status)
  return {
    from,
    to,
    on,
    entries,
    open: having('open'),
    missed: having('missed'),
    upcoming: having('upcoming'),
    met: having('met'),
    uncounted: uncountedFor(rules, record.tenures, from, to),
  }
}

/** The entries by last day, earliest first; within a day their order is kept. */
export function groupByDeadline(entries: readonly DutyEntry[]): DeadlineGroup[] {
  const groups = new Map<CivilDate, DeadlineGroup>()
  for (const entry of entries) {
    const group = groups.get(entry.end) ?? { end: entry.end, daysLeft: null, entries: [] }
    group.daysLeft ??= entry.daysLeft
    group.entries.push(entry)
    groups.set(entry.end, group)
  }
  return [...groups.values()].sort((a, b) => compare(a.end, b.end))
}

/**
 * Periodic duties without a number of the posts held on a day of `from`…`to`, in the order of the regulations.
 * @throws UnknownPostError for a tenure of a post that no regulation has.
 */
export function uncountedFor(
  rules: DutyRules,
  tenures: readonly DutyTenure[],
  from: CivilDate,
  to: CivilDate,
): UncountedDuty[] {
  for (const tenure of tenures) rulesOfPost(rules, tenure.regulation, tenure.post)
  const held = tenures.filter((tenure) => tenure.from <= to && (tenure.to ?? to) >= from)
  return rules.uncounted.filter((duty) =>
    held.some((tenure) => tenure.regulation === duty.regulation && duty.posts.includes(tenure.post)),
  )
}

function inReadingOrder(a: DutyEntry, b: DutyEntry): number {
  return (
    READING_ORDER[a.status] - READING_ORDER[b.status] ||
    compare(a.end, b.end) ||
    compare(a.obligation, b.obligation) ||
    compare(a.post, b.post)
  )
}
