import type { CivilDate } from '../calendar/index.ts'
import { datePartsOf } from '../calendar/index.ts'
import type { Reminder } from './types.ts'

/** What tells a reminder from every other: chat, person (empty where it is nobody's), obligation, period and stage. */
export function reminderKey(
  reminder: Pick<Reminder, 'chat' | 'person' | 'obligation' | 'period' | 'stage'>,
): string {
  const { chat, person, obligation, period, stage } = reminder
  return `${chat}|${person ?? ''}|${obligation}|${period}|${stage}`
}

/** The period from its first to its last day in short: 2026-Q4, 2026-H2, 2026; a month 2026-11. */
export function periodCode(start: CivilDate, end: CivilDate): string {
  const { year, month } = datePartsOf(start)
  const months = datePartsOf(end).month - month + 1
  if (months === 12) return String(year)
  if (months === 6) return `${year}-H${month === 1 ? 1 : 2}`
  if (months === 3) return `${year}-Q${(month + 2) / 3}`
  return start.slice(0, 7)
}
