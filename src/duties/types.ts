import type { CivilDate } from '../calendar/index.ts'
import type { UncountedDuty } from '../knowledge/index.ts'
import type { Ref } from '../regulation/index.ts'

/** A post held, both days included; without `to` (or with null) it is still held. */
export interface DutyTenure {
  regulation: string
  post: string
  from: CivilDate
  to?: CivilDate | null | undefined
}

/** An activity as it took place on `date`; when it was written down does not matter here. */
export interface DutyActivity {
  id: string
  /** Activity id, e.g. `led-inspection`. */
  type: string
  date: CivilDate
  /** Withdrawn: never counts. */
  voided?: boolean | null | undefined
  /** How many times on that day; 1 if not given. */
  count?: number | undefined
}

/** What one person holds and has done. */
export interface DutyRecord {
  tenures: readonly DutyTenure[]
  activities: readonly DutyActivity[]
}

/** A record, the span asked about (both days included) and the day on which it is judged. */
export interface DutyCase extends DutyRecord {
  from: CivilDate
  to: CivilDate
  on: CivilDate
}

/** met: the count is reached; else upcoming before the period, open within it, missed after it. */
export type DutyStatus = 'met' | 'open' | 'upcoming' | 'missed'

/** The state of one obligation of one post in one calendar period. */
export interface DutyEntry {
  obligation: string
  post: string
  /** First and last day of the calendar period, whatever part of it the tenure covers. */
  start: CivilDate
  end: CivilDate
  required: number
  done: number
  status: DutyStatus
  /** The tenure, or the time the rule is in force, does not cover the whole period. */
  partial: boolean
  /** Days from `on` to `end`, 0 on the last day; null unless open. */
  daysLeft: number | null
  /** Ids of the activities counted, in the order they were given. */
  activities: string[]
}

/**
 * Why an activity does not count, the first that applies in this order:
 * other-type — another kind of activity; voided — withdrawn; other-period — its day is outside the period;
 * not-in-force — the rule did not bind on that day; outside-tenure — the post was not held on that day;
 * after-on — its day is after the day of judgement.
 */
export type NotCountedReason =
  | 'other-type'
  | 'voided'
  | 'other-period'
  | 'not-in-force'
  | 'outside-tenure'
  | 'after-on'

/** How an entry came about. */
export interface DutyTrace {
  entry: DutyEntry
  regulation: string
  provision: Ref
  quote: string
  /** The reading taken where the text leaves room; null where it leaves none. */
  reading: string | null
  activity: string
  /** Stretches of the period, both days included, in which an activity counts: post held and rule in force. */
  windows: { from: CivilDate; to: CivilDate }[]
  counted: DutyActivity[]
  notCounted: { activity: DutyActivity; reason: NotCountedReason }[]
}

/** Entries that share a last day. */
export interface DeadlineGroup {
  end: CivilDate
  /** Days from `on` to `end`; null where no entry of the group is open. */
  daysLeft: number | null
  entries: DutyEntry[]
}

/** What a person has to do within a span, ordered for reading. */
export interface DutyOverview {
  from: CivilDate
  to: CivilDate
  on: CivilDate
  /** All: open, missed, upcoming, met; within each by deadline. */
  entries: DutyEntry[]
  open: DutyEntry[]
  missed: DutyEntry[]
  upcoming: DutyEntry[]
  met: DutyEntry[]
  /** Periodic duties without a number that the posts held in the span also have. */
  uncounted: UncountedDuty[]
}
