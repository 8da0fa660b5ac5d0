import type { CivilDate } from '../calendar/index.ts'
import type { DateGrammar, ResolvedDay } from './dates/index.ts'
import { resolveMention, scanDates } from './dates/index.ts'
import { prepare } from './text/prepare.ts'

/** Words that name a time, read as one to come. */
export interface DayAhead {
  /** Half-open range in the text, in UTF-16 units. */
  start: number
  end: number
  /** The one day that they name, before today where nothing else can be meant (昨天); null where they name none, or several. */
  date: CivilDate | null
  /** Why there is none, in Chinese, for the person; null where there is nothing to say. */
  note: string | null
}

/** See `daysAhead` of the folder's door. */
export function readDaysAhead(text: string, today: CivilDate, rules: DateGrammar): DayAhead[] {
  const { norm } = prepare(text, (plain) => plain)
  return scanDates(norm, today, rules).map((mention) => {
    const { start, end } = mention
    return { start, end, ...single(resolveMention(mention, { today, tense: 'future' })) }
  })
}

function single(days: ResolvedDay[]): Pick<DayAhead, 'date' | 'note'> {
  const [only, second] = days
  if (second) return { date: null, note: '说了不止一个日子' }
  return { date: only?.date ?? null, note: only?.note ?? null }
}
