import type { CivilDate } from '../calendar/index.ts'
import type { DateGrammar } from './dates/index.ts'
import { resolveMention, scanDates } from './dates/index.ts'
import type { DayAhead } from './days-ahead.ts'
import { prepare } from './text/prepare.ts'

/** See `daysPast` of the folder's door. */
export function readDaysPast(text: string, today: CivilDate, rules: DateGrammar): DayAhead[] {
  const { norm } = prepare(text, (plain) => plain)
  return scanDates(norm, today, rules).map((mention) => {
    const { start, end } = mention
    const [only, second] = resolveMention(mention, { today, tense: 'past' })
    if (second) return { start, end, date: null, note: '说了不止一个日子' }
    return { start, end, date: only?.date ?? null, note: only?.note ?? null }
  })
}
