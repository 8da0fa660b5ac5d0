import {
  addDays,
  addMonths,
  type CivilDate,
  chineseWorkdays,
  civilDate,
  datePartsOf,
  periodOf,
  shiftPeriod,
  type Workdays,
  weekdayOf,
} from '../../../calendar/index.ts'
import { parseNumeral } from '../../../text/index.ts'

/** A number of days, weeks or units of time in digits or numerals. One capture group. */
export const NUMBER =
  '(?<![\\d.零〇一二两三四五六七八九十百千几-])((?!0+(?!\\d))\\d{1,3}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]|半)'

/** What {@link NUMBER} matched, 0 for 半. */
export function countOf(words: string | undefined): number {
  return words === '半' ? 0 : (parseNumeral(words ?? '') ?? 0)
}

type Count = (match: RegExpExecArray, today: CivilDate, workdays: Workdays) => CivilDate | null

/** Those of a year without a published schedule are said nowhere. */
const WORKDAYS = chineseWorkdays()

const weekOf = (today: CivilDate, shift: number) => addDays(today, 7 * shift - weekdayOf(today) + 1)
const shiftOf = (word: string | undefined) => (word?.startsWith('下') ? 1 : 0)
const endOf = (unit: 'month' | 'quarter' | 'year', today: CivilDate, shift = 0) =>
  shiftPeriod(periodOf(unit, today), shift).end

/** Days that are counted, or the last of a period: what the reader of what has been takes for no day. */
const COUNTED: [RegExp, Count][] = [
  [
    new RegExp(`${NUMBER}个?工作日(?:之内|以内|内|之后|以后|后|(?=之前|以前|前))`),
    (m, on, days) => workdaysOn(on, countOf(m[1]), days),
  ],
  [/(?:下|(?<!最)后)一?个工作日/, (_, on, days) => workdaysOn(on, 1, days)],
  [
    /(?:假期?|节)(?:之后|以后|后|过后|结束后)的?(?:第一|首|头一?)个?(?:工作日|天上班|天|日)|节后(?!的?第)/,
    (_, on, days) => afterHoliday(on, days),
  ],
  [/(下个?)(?:周|星期|礼拜)的?(?:第一|首|头一?)个?工作日/, (_, on, days) => days.onOrAfter(weekOf(on, 1))],
  [/下个?月的?(?:第一|首|头一?)个?工作日/, (_, on, days) => days.onOrAfter(addDays(endOf('month', on), 1))],
  [
    /(本|这个?|当|下个?)?(周|星期|礼拜|月|季度?|年)的?最后一?个?工作日/,
    (m, on, days) => lastWorkday(m[2] as string, on, shiftOf(m[1]), days),
  ],
  [/(本|这个?|下个?)(?:周|星期|礼拜)(?:之内|以内|内)/, (m, on) => addDays(weekOf(on, shiftOf(m[1])), 6)],
  [/(?:今|本)年(?:之内|以内|内)/, (_, on) => endOf('year', on)],
  [/(本|这个?|下个?)月(?:之内|以内|内)/, (m, on) => endOf('month', on, shiftOf(m[1]))],
  [/(本|这个?|下个?)季度(?:之内|以内|内)/, (m, on) => endOf('quarter', on, shiftOf(m[1]))],
  [/下个?(?:周|星期|礼拜)(?=之前|以前|前)/, (_, on) => weekOf(on, 1)],
  [/下个?月(?=之前|以前|前)|下个?月(?:月?初)/, (_, on) => addDays(endOf('month', on), 1)],
  [
    /(?<!\d|[一二三四五六七八九十]|上个?)(?:(本|这个?|当|下个?)?月)(?:月底|底|末)/,
    (m, on) => endOf('month', on, shiftOf(m[1])),
  ],
  [/(\d{1,2}|[一二三四五六七八九十]{1,2})月(?:月底|底|末)/, monthEnd],
  [/(明年|今年)?(\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份)?(?=之前|以前|前)/, monthBegin],
  [/(?:本|这个?)?季度?(?:末|底)/, (_, on) => endOf('quarter', on)],
  [/(明)?(?:今|本)?年(?:底|末)/, (m, on) => endOf('year', on, m[1] ? 1 : 0)],
  [new RegExp(`${NUMBER}天(?:之内|以内|内)`), (m, on) => addDays(on, countOf(m[1]))],
  [
    new RegExp(`${NUMBER}\\s*个?\\s*(?:周|星期|礼拜)(?:之后|以后|后)`),
    (m, on) => addDays(on, 7 * countOf(m[1])),
  ],
  [/半个月(?:之后|以后|后)/, (_, on) => addDays(on, 15)],
  [new RegExp(`${NUMBER}\\s*个月(?:之后|以后|后)`), (m, on) => addMonths(on, countOf(m[1]))],
]

/** The n-th workday after `today`. */
function workdaysOn(today: CivilDate, count: number, workdays: Workdays): CivilDate {
  let day = today
  for (let left = count; left > 0; left--) day = workdays.onOrAfter(addDays(day, 1))
  return day
}

/** Days that are looked through for the next holiday. */
const HOLIDAY_WITHIN = 300
const SATURDAY = 6

/** The first workday after the next days off that are no mere weekend, or those that are under way. */
function afterHoliday(today: CivilDate, workdays: Workdays): CivilDate | null {
  for (let ahead = 0; ahead < HOLIDAY_WITHIN; ahead++) {
    const day = addDays(today, ahead)
    if (weekdayOf(day) < SATURDAY && !workdays.isWorkday(day)) return workdays.onOrAfter(day)
  }
  return null
}

function lastWorkday(unit: string, today: CivilDate, shift: number, workdays: Workdays): CivilDate {
  if (/周|星期|礼拜/.test(unit)) return workdays.onOrBefore(addDays(weekOf(today, shift), 6))
  const period = unit === '月' ? 'month' : unit === '年' ? 'year' : 'quarter'
  return workdays.onOrBefore(endOf(period, today, shift))
}

function monthEnd(match: RegExpExecArray, today: CivilDate): CivilDate | null {
  const month = parseNumeral(match[1] as string)
  for (let shift = 0; shift < 12; shift++) {
    const end = endOf('month', today, shift)
    if (Number(end.slice(5, 7)) === month) return end
  }
  return null
}

/** The first day of the month named, in the year named or the next such month. */
function monthBegin(match: RegExpExecArray, today: CivilDate): CivilDate | null {
  const month = parseNumeral(match[2] as string) ?? 0
  if (month < 1 || month > 12) return null
  const { year } = datePartsOf(today)
  const day = (of: number) => civilDate(of, month, 1)
  if (match[1]) return day(match[1] === '明年' ? year + 1 : year)
  return day(year) > today ? day(year) : day(year + 1)
}

/**
 * The first day that is counted from today (两周后) or ends a period (月底), with its place in the text.
 * @param text in half width.
 * @returns a day not before `today`; null where there is none.
 */
export function countedDay(
  text: string,
  today: CivilDate,
  workdays: Workdays = WORKDAYS,
): { day: CivilDate; start: number; end: number } | null {
  for (const [pattern, dayOf] of COUNTED) {
    const match = pattern.exec(text)
    const day = match && dayOf(match, today, workdays)
    // 下下个月, 第一季度末: what begins in the middle of a word is another day.
    if (match && /[下第半个\d.零〇]$|第[一二三四]$/.test(text.slice(0, match.index))) continue
    if (match && day && day >= today) return { day, start: match.index, end: match.index + match[0].length }
  }
  return null
}
