import {
  addDays,
  addMonths,
  type CivilDate,
  datePartsOf,
  formatDay,
  formatMonthDay,
  periodOf,
} from '../../calendar/index.ts'
import { LONGEST_YEARS } from '../../exports/index.ts'
import type { ExportFormat } from '../../reply/index.ts'
import { type NamedSpan, named, spanIn } from '../due-span.ts'
import { type Days, dayOrMonthIn, daysName, rangeIn, untilIn } from '../span-range.ts'

/** The days of a calendar: from today on, a year ahead. Periods that began before are in it as well. */
export function calendarSpan(today: CivilDate): Days {
  return { from: today, to: addDays(addMonths(today, 12), -1) }
}

/** What an export takes in; `cut` where more was wanted than one export holds. */
export type ExportSpan = NamedSpan & { cut?: true }

/** Since the post was taken up, or all there is until now, whatever unit else stands in the words. */
const SINCE =
  /(?:上任|到任|任职|就任|履新|有记录|开始|一直|有史)以来|(?:任职|在任|履职|任)期间|任期|(?:到|至)(?:目前|现在|今天)(?:为止)?|截(?:至|止)(?:目前|现在|今天)|至今|历年|历史/
/** The same, unless a span is named beside it: 今年的全部台账. */
const ALL = /全部|所有|整个|一切/

/**
 * The days that words of an export name; those of the year where they name none, of a calendar the next twelve months.
 * 全部, 上任以来 and the like are from `earliest` (the first day of which there is anything; null for none) until today,
 * at most {@link LONGEST_YEARS} years back.
 */
export function exportSpan(
  words: string,
  format: ExportFormat | null,
  today: CivilDate,
  earliest: CivilDate | null = null,
): ExportSpan {
  if (format === 'ics') return { ...calendarSpan(today), name: '今后12个月' }
  const bare = words.replace(/日历/g, '')
  const range = rangeIn(bare, today) ?? untilIn(bare, today)
  if (range) return { ...range, name: daysName(range) }
  const all = SINCE.test(bare) ? everything(today, earliest) : null
  if (all) return all
  const said = bare.replace(ALL, '')
  const days = dayOrMonthIn(said, today)
  if (days && days.from === days.to) return { ...days, name: daysName(days) }
  if (days) return named(periodOf('month', days.from))
  const span = spanIn(said, today)
  if (span) return span
  return (ALL.test(bare) ? everything(today, earliest) : null) ?? named(periodOf('year', today))
}

function everything(today: CivilDate, earliest: CivilDate | null): ExportSpan | null {
  if (earliest === null || earliest > today) return null
  const days = withinLongest({ from: earliest, to: today })
  return { ...days, name: daysName(days), ...(days.from === earliest ? {} : { cut: true }) }
}

/** The last {@link LONGEST_YEARS} years of a span: as much of it as one export holds. */
export function withinLongest({ from, to }: Days): Days {
  let first = addMonths(to, -LONGEST_YEARS * 12)
  while (isTooLong({ from: first, to })) first = addDays(first, 1)
  return { from: from < first ? first : from, to }
}

export function isTooLong({ from, to }: Days): boolean {
  return to >= addMonths(from, LONGEST_YEARS * 12)
}

/** 2026年第三季度（7月1日至9月30日）; a span that is named by its days stays as it is. */
export function spanText({ from, to, name }: NamedSpan): string {
  if (/\d日/.test(name)) return name
  const first = name.startsWith(`${datePartsOf(from).year}年`) ? formatMonthDay(from) : formatDay(from)
  const last = datePartsOf(from).year === datePartsOf(to).year ? formatMonthDay(to) : formatDay(to)
  return `${name}（${first}至${last}）`
}
