import { addDays, addMonths, type CivilDate, periodOf } from '../../calendar/index.ts'
import type { ExportFormat } from '../../reply/index.ts'
import { type NamedSpan, named, spanIn } from '../due-span.ts'

/** The days of a calendar: from today on, a year ahead. Periods that began before are in it as well. */
export function calendarSpan(today: CivilDate): { from: CivilDate; to: CivilDate } {
  return { from: today, to: addDays(addMonths(today, 12), -1) }
}

/** The days that words of an export name; those of the year where they name none, of a calendar the next twelve months. */
export function exportSpan(words: string, format: ExportFormat | null, today: CivilDate): NamedSpan {
  if (format === 'ics') return { ...calendarSpan(today), name: '今后12个月' }
  // 年度述职报告 is that of the year, whatever unit else stands in the words.
  return spanIn(words.replace(/日历/g, ''), today) ?? named(periodOf('year', today))
}
