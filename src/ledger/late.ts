import { type CivilDate, civilDateOf, holds, periodOf } from '../calendar/index.ts'
import type { LedgerEntry } from './types.ts'

/** Days of a period, both included. */
export interface Days {
  start: CivilDate
  end: CivilDate
}

/**
 * 补录: whether something that took place on `date` is written down after its period has ended, on the wall clock of
 * Asia/Shanghai. The period is the calendar quarter of `date` unless another one that holds it is given.
 */
export function isLate(date: CivilDate, writtenAt: Date, period: Days = periodOf('quarter', date)): boolean {
  return civilDateOf(writtenAt) > period.end
}

/**
 * Whether an entry is 补录 for a period that holds its day (default: the calendar quarter). What tells is the first
 * line that stated this activity on a day of this period: a wrong day mended later within the period makes nothing
 * late, and an activity moved into the period after its end was not on record in time.
 */
export function isLateEntry(
  entry: Pick<LedgerEntry, 'activity' | 'date' | 'recordedAt' | 'history'>,
  period: Days = periodOf('quarter', entry.date),
): boolean {
  const stated = entry.history.find((row) => row.activity === entry.activity && holds(period, row.date))
  return isLate(entry.date, new Date((stated ?? entry).recordedAt), period)
}
