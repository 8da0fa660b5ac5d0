/** Which days words mean that name two ends, a beginning, or a count of months back. */
import {
  addDays,
  addMonths,
  type CivilDate,
  civilDate,
  datePartsOf,
  daysInMonth,
  formatDay,
  isCalendarDay,
  type Period,
  periodOf,
  shiftPeriod,
} from '../calendar/index.ts'
import { foldWidth, parseNumeral } from '../text/index.ts'

export interface Days {
  from: CivilDate
  to: CivilDate
}

/** 2024年1月1日到2026年11月22日: read again, it means the same days. */
export function daysName({ from, to }: Days): string {
  return from === to ? formatDay(from) : `${formatDay(from)}到${formatDay(to)}`
}

const NUM = '(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])'
const DAY = '(?:[12]\\d|3[01]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])'
const END = new RegExp(
  [
    '(?<iso>20\\d\\d[-./]\\d{1,2}[-./]\\d{1,2})(?!\\d)',
    `(?:(?<year>(?<!\\d)20\\d\\d(?!\\d)|[今本去前明上]一?(?=年))(?:年度?)?的?)?(?:(?<begin>年?初)|第?(?<quarter>[一二三四1-4])季度?|(?<half>[上下])半年|(?<beside>[上这本])个?(?<unit>月|季)度?|(?<month>(?<![\\d一二三四五六七八九十])${NUM})月(?:份|底|末|初)?(?:(?<day>${DAY})[日号])?)?`,
  ].join('|'),
  'g',
)
const TO = /^(?:份|起|开始)?\s*(?:到|至|—+|–|-|~|、|和|及|与|以及)\s*$/
const WEEK = /20\d{2}年第\d{1,2}周/
const TO_NOW =
  /^(?:份|起|开始)?\s*(?:以来|至今|(?:一直)?(?:到|至)(?:现在|目前|今天|今日|当前|如今)|(?:开始|起|以后|之后)(?!\s*[到至]))/
const UNTIL = /^(?:份|底)?(?:之前|以前|为止)/
const AS_OF = /(?:截至|截止)(?:到|至)?\s*$/
const LATELY = /(?:最近|近|过去)(?:的)?(半|\d{1,2}|[一二两三四五六七八九十]{1,2})(年|个?季度|个?月)/
/** From the first of January on: 前三季度, 今年前10个月. 节前一个月 is none of these, nor is 前一季度. */
const FIRST =
  /(?:(20\d\d|[去前今本上])一?年度?的?)?前([二两三23])个?(季度)|(20\d\d|[去前今本上])一?年度?的?前(\d{1,2}|[一二两三四五六七八九十]{1,2})个?(月)/

/** What stands for several ends at once, with each written out: 1到6月, 2024-2026年, 3月5日到20日. */
function writtenOut(text: string): string {
  return foldWidth(text)
    .replace(/(?<![\d-])(20\d\d)\s*(到|至|—+|-|~)\s*(20\d\d)(?=年)/g, '$1年到$3')
    .replace(
      new RegExp(`(${NUM})月(${DAY})[日号]?\\s*(?:到|至|—+|-|~)\\s*(${DAY})[日号]`, 'g'),
      '$1月$2日到$1月$3日',
    )
    .replace(new RegExp(`(?<![\\d-])(${NUM})\\s*(?:到|至|—+|-|~)\\s*(${NUM})(月|季度)`, 'g'), '$1$3到$2$3')
}

/**
 * The days between two ends (2024年到2026年, 3月到6月, 3月5日到20日), from a beginning until `today` (2024年以来, 3月至今),
 * or of a count back (近三年, 前三季度); null where the words name no such span. Without a year it is the present one, or
 * that of the other end. Days that are none on the calendar name nothing.
 */
export function rangeIn(words: string, today: CivilDate): Days | null {
  // Written in full, with its days behind it.
  if (WEEK.test(words)) return null
  const text = writtenOut(words)
  const counted = countedIn(text, today)
  if (counted) return counted
  const ends = [...text.matchAll(END)].filter(([found]) => found !== '')
  for (const [index, one] of ends.entries()) {
    const after = text.slice(one.index + one[0].length)
    if (TO_NOW.test(after)) return sinceThen(one, today)
    const other = ends[index + 1]
    if (other && TO.test(text.slice(one.index + one[0].length, other.index)))
      return between(one, other, today)
  }
  return null
}

/** From the first day of a year until a day or month in it: 截至6月30日, 6月30日以前; null where the words name none. */
export function untilIn(words: string, today: CivilDate): Days | null {
  const text = foldWidth(words)
  const found = [...text.matchAll(END)].find(
    ({ 0: end, index }) =>
      end !== '' && (UNTIL.test(text.slice(index + end.length)) || AS_OF.test(text.slice(0, index))),
  )
  const days = found ? daysOf(found, null, today) : null
  return days && { from: `${days.to.slice(0, 4)}-01-01`, to: days.to }
}

/** One day with its month, or a month in any digits; null where the words name none. */
export function dayOrMonthIn(words: string, today: CivilDate): Days | null {
  if (WEEK.test(words)) return null
  const found = [...foldWidth(words).matchAll(END)].find(
    ({ groups }) => groups?.iso !== undefined || groups?.month !== undefined,
  )
  return found ? daysOf(found, null, today) : null
}

function countedIn(text: string, today: CivilDate): Days | null {
  const first = FIRST.exec(text)
  if (first) {
    const year = yearOf(first[1] ?? first[4], today) ?? datePartsOf(today).year
    const months = countOf(first[2] ?? first[5]) * (first[3] ? 3 : 1)
    return months < 1 || months > 12 ? null : { from: civilDate(year, 1, 1), to: lastOfMonth(year, months) }
  }
  const lately = LATELY.exec(text)
  if (!lately) return null
  const [, count, unit] = lately
  const many = count === '半' ? 0.5 : countOf(count)
  const months = many * (unit === '年' ? 12 : unit?.endsWith('月') ? 1 : 3)
  if (months < 1 || !Number.isInteger(months)) return null
  return { from: addDays(addMonths(today, -months), 1), to: today }
}

function countOf(numeral: string | undefined): number {
  return parseNumeral(numeral ?? '') ?? 0
}

function sinceThen(one: RegExpMatchArray, today: CivilDate): Days | null {
  const days = daysOf(one, null, today)
  if (!days) return null
  if (days.from <= today) return { from: days.from, to: today }
  const before =
    yearOf(one.groups?.year, today) === null ? daysOf(one, datePartsOf(today).year - 1, today) : null
  return before && { from: before.from, to: today }
}

function between(one: RegExpMatchArray, other: RegExpMatchArray, today: CivilDate): Days | null {
  const [first, second] = [writtenYear(one, today), writtenYear(other, today)]
  const from = daysOf(one, first ?? second, today)
  const to = daysOf(other, second ?? first, today)
  if (!from || !to) return null
  if (from.from <= to.to) return { from: from.from, to: to.to }
  // 11月到3月 goes over the turn of the year, on the side where no year is said.
  if (second === null && first !== null) return join(from, daysOf(other, first + 1, today))
  if (first === null) return join(daysOf(one, (second ?? datePartsOf(today).year) - 1, today), to)
  return { from: to.from, to: from.to }
}

function join(from: Days | null, to: Days | null): Days | null {
  return from && to && from.from <= to.to ? { from: from.from, to: to.to } : null
}

/** The year that an end names, in digits or as 去年. */
function writtenYear({ groups }: RegExpMatchArray, today: CivilDate): number | null {
  return groups?.iso ? Number(groups.iso.slice(0, 4)) : yearOf(groups?.year, today)
}

const YEARS: Record<string, number> = { 今: 0, 本: 0, 去: -1, 上: -1, 前: -2, 明: 1 }

function yearOf(word: string | undefined, today: CivilDate): number | null {
  if (word === undefined) return null
  const shift = YEARS[word[0] as string]
  return shift === undefined ? Number(word) : datePartsOf(today).year + shift
}

const QUARTERS: Record<string, number> = { 一: 0, 二: 1, 三: 2, 四: 3, 1: 0, 2: 1, 3: 2, 4: 3 }

/** The days of one end; `otherYear` where it says no year itself. */
function daysOf(end: RegExpMatchArray, otherYear: number | null, today: CivilDate): Days | null {
  const { iso, begin, quarter, half, beside, unit, month, day } = end.groups ?? {}
  if (iso) {
    const [y = 0, m = 0, d = 0] = iso.split(/[-./]/).map(Number)
    return oneDay(y, m, d)
  }
  if (beside) {
    const now = periodOf(unit === '月' ? 'month' : 'quarter', today)
    return daysIn(shiftPeriod(now, beside === '上' ? -1 : 0))
  }
  const year = yearOf(end.groups?.year, today) ?? otherYear ?? datePartsOf(today).year
  if (begin) return oneDay(year, 1, 1)
  const start = civilDate(year, 1, 1)
  if (quarter) return daysIn(shiftPeriod(periodOf('quarter', start), QUARTERS[quarter] as number))
  if (half) return daysIn(shiftPeriod(periodOf('half-year', start), half === '上' ? 0 : 1))
  if (!month) return daysIn(periodOf('year', start))
  const number = parseNumeral(month) ?? 0
  if (day) return oneDay(year, number, parseNumeral(day) ?? 0)
  return { from: civilDate(year, number, 1), to: lastOfMonth(year, number) }
}

const daysIn = ({ start, end }: Period): Days => ({ from: start, to: end })

function oneDay(year: number, month: number, day: number): Days | null {
  if (!isCalendarDay(year, month, day)) return null
  return { from: civilDate(year, month, day), to: civilDate(year, month, day) }
}

function lastOfMonth(year: number, month: number): CivilDate {
  return civilDate(year, month, daysInMonth(year, month))
}
