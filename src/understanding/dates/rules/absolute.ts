import { isCalendarDay } from '../../../calendar/index.ts'
import { NUMBER, numberOf, YEAR, yearOf } from '../numbers.ts'
import type { Built, DateRule } from './rule.ts'
import { MORE_DAYS, one, rule, yearNow } from './rule.ts'

/** Days with their year: 2026年11月3日, 2026-11-03, 20261103, 去年12月3日. */
export function absoluteRules(): DateRule[] {
  const full = (m: RegExpExecArray): Built | null => fullDay(Number(m[1]), Number(m[2]), Number(m[3]))
  return [
    rule('(20\\d{2})[-/.](\\d{1,2})[-/.](\\d{1,2})(?!\\d)(?:[T ]\\d{1,2}:\\d{2}(?::\\d{2})?)?', full),
    rule('(?<!\\d)(20\\d{2})([01]\\d)([0-3]\\d)(?!\\d)', (m) =>
      isCalendarDay(Number(m[1]), Number(m[2]), Number(m[3])) ? full(m) : null,
    ),
    rule(`${YEAR}\\s*的?\\s*${NUMBER}\\s*月\\s*份?\\s*${NUMBER}(?:\\s*[日号]|${MORE_DAYS})`, (m, today) =>
      fullDay(yearOf(m[1] as string, yearNow(today)), numberOf(m[2] as string), numberOf(m[3] as string)),
    ),
  ]
}

function fullDay(year: number, month: number, day: number): Built {
  return one({ kind: 'calendar', year, month, day })
}
