import type { CivilDate } from '../calendar/index.ts'
import { addDays, datePartsOf, daysBetween, weekdayOf, weekOf } from '../calendar/index.ts'
import type { Reminder } from './types.ts'

/** What tells a reminder from every other: chat, person (empty where it is nobody's), obligation, period and stage. */
export function reminderKey(
  reminder: Pick<Reminder, 'chat' | 'person' | 'obligation' | 'period' | 'stage'>,
): string {
  const { chat, person, obligation, period, stage } = reminder
  return `${chat}|${person ?? ''}|${obligation}|${period}|${stage}`
}

/**
 * The period from its first to its last day in short: 2026, 2026-H2, 2026-Q4, 2026-11, 2026-W48 (the ISO week),
 * 2026-11-23; any other by both days, 2026-11-01/2026-12-31.
 */
export function periodCode(start: CivilDate, end: CivilDate): string {
  return monthsCode(start, end) ?? daysCode(start, end) ?? `${start}/${end}`
}

/** Of whole months that the calendar groups. */
function monthsCode(start: CivilDate, end: CivilDate): string | null {
  const [first, last] = [datePartsOf(start), datePartsOf(end)]
  // What ends on the eve of a first day ends with its month.
  const whole = first.day === 1 && (end.endsWith('12-31') || datePartsOf(addDays(end, 1)).day === 1)
  if (!whole || first.year !== last.year) return null
  const { year, month } = first
  const months = last.month - month + 1
  if (months === 12) return String(year)
  if (months === 6 && month % 6 === 1) return `${year}-H${month === 1 ? 1 : 2}`
  if (months === 3 && month % 3 === 1) return `${year}-Q${(month + 2) / 3}`
  return months === 1 ? start.slice(0, 7) : null
}

function daysCode(start: CivilDate, end: CivilDate): string | null {
  if (start === end) return start
  if (daysBetween(start, end) !== 6 || weekdayOf(start) !== 1) return null
  const { weekYear, week } = weekOf(start)
  return `${weekYear}-W${String(week).padStart(2, '0')}`
}
