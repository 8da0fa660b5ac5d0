/**
 * What comes round often, told once: of a daily rule a quarter has some ninety entries, and nobody reads a list of
 * ninety days. A rule whose periods are shorter than a quarter is gathered where a span holds several of them.
 */
import { rhythmOf } from '../knowledge/index.ts'
import type { DutyRules } from './rules.ts'
import type { DutyEntry, DutyOverview } from './types.ts'

/** The entries of one obligation and post in a span, in order of time. */
export interface Recurrence {
  entries: DutyEntry[]
  /** Those whose last day is over on the day of judgement. */
  past: DutyEntry[]
  /** The one that holds the day of judgement; null where none does. */
  current: DutyEntry | null
  /** The first that has not begun; null where none follows. */
  next: DutyEntry | null
}

/** An overview in which every rule that comes round often has one entry. */
export interface GatheredOverview extends DutyOverview {
  /** By the entry that stands for them, the entries of a rule that were gathered. */
  recurring: ReadonlyMap<DutyEntry, Recurrence>
}

/**
 * The overview with one entry a rule that comes round often. Which one stands for the others: the current one where it
 * is open, else the last that was missed, else the current or next one, else the last.
 */
export function gather(rules: DutyRules, overview: DutyOverview): GatheredOverview {
  const recurring = new Map<DutyEntry, Recurrence>()
  const left = new Set<DutyEntry>()
  const byRule = Map.groupBy(overview.entries, (entry) => `${entry.obligation} ${entry.post}`)
  for (const entries of byRule.values()) {
    if (entries.length < 2 || !comesRoundOften(rules, entries[0] as DutyEntry)) continue
    const recurrence = recurrenceOf(entries, overview.on)
    const standing = standingFor(recurrence)
    recurring.set(standing, recurrence)
    for (const entry of entries) if (entry !== standing) left.add(entry)
  }
  const kept = (entries: DutyEntry[]) => entries.filter((entry) => !left.has(entry))
  return {
    ...overview,
    entries: kept(overview.entries),
    open: kept(overview.open),
    missed: kept(overview.missed),
    upcoming: kept(overview.upcoming),
    met: kept(overview.met),
    recurring,
  }
}

/** How many days the units shorter than a quarter have at most. */
const DAYS = { day: 1, week: 7, month: 31 } as const

/** Twelve weeks: less than any quarter, more than two months. */
const OFTEN_DAYS = 84

/** Whether the periods of an entry's rule are shorter than a quarter. */
export function comesRoundOften(rules: DutyRules, { obligation }: Pick<DutyEntry, 'obligation'>): boolean {
  const rule = rules.obligations.get(obligation)
  if (!rule) return false
  const { unit, every } = rhythmOf(rule)
  return unit in DAYS && DAYS[unit as keyof typeof DAYS] * every < OFTEN_DAYS
}

function recurrenceOf(unsorted: readonly DutyEntry[], on: string): Recurrence {
  const entries = unsorted.toSorted((a, b) => (a.start < b.start ? -1 : 1))
  return {
    entries,
    past: entries.filter(({ end }) => end < on),
    current: entries.find(({ start, end }) => start <= on && on <= end) ?? null,
    next: entries.find(({ start }) => start > on) ?? null,
  }
}

function standingFor({ entries, past, current, next }: Recurrence): DutyEntry {
  if (current?.status === 'open') return current
  const missed = past.findLast(({ status }) => status === 'missed')
  return missed ?? current ?? next ?? (entries.at(-1) as DutyEntry)
}
