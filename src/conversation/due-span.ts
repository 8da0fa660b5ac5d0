/** Which days a question about one's own duties or record is about. */
import {
  addDays,
  addMonths,
  type CivilDate,
  datePartsOf,
  isCivilDate,
  type Period,
  periodName,
  periodOf,
  shiftPeriod,
} from '../calendar/index.ts'
import { LONGEST_YEARS } from '../exports/index.ts'
import { daysName, rangeIn } from './span-range.ts'

/** A span of days with the name people call it by. */
export interface NamedSpan {
  from: CivilDate
  to: CivilDate
  name: string
}

const QUARTERS: Record<string, number> = { 一: 0, 二: 1, 三: 2, 四: 3, 1: 0, 2: 1, 3: 2, 4: 3 }

/** A period as a span. */
export function named(period: Period): NamedSpan {
  return { from: period.start, to: period.end, name: periodName(period) }
}

/** The span that words of time in `text` name, or null. Of two ends that lie too far apart, that of the first. */
export function spanIn(text: string, today: CivilDate): NamedSpan | null {
  const one = unitIn(text, today)
  const range = rangeIn(text, today)
  if (!range || range.to >= addMonths(range.from, LONGEST_YEARS * 12)) return one
  // 今年到现在 is this year.
  return one && range.from === one.from && range.to === today && today <= one.to
    ? one
    : { ...range, name: daysName(range) }
}

function unitIn(text: string, today: CivilDate): NamedSpan | null {
  const written = writtenSpan(text)
  if (written) return named(written)
  const year = yearIn(text, today)
  const ofYear = (unit: 'quarter' | 'half-year', index: number) =>
    named(shiftPeriod(periodOf(unit, `${year}-01-01`), index))
  const quarter = /第?([一二三四1-4])季度|[Qq]([1-4])/.exec(text)
  if (quarter) return ofYear('quarter', QUARTERS[(quarter[1] ?? quarter[2]) as string] as number)
  if (/上半年|前半年/.test(text)) return ofYear('half-year', 0)
  if (/下半年|后半年/.test(text)) return ofYear('half-year', 1)
  if (/上个?季度?/.test(text)) return named(shiftPeriod(periodOf('quarter', today), -1))
  if (/下个?季度?/.test(text)) return named(shiftPeriod(periodOf('quarter', today), 1))
  if (/季/.test(text)) return named(periodOf('quarter', today))
  if (/上个?月/.test(text)) return named(shiftPeriod(periodOf('month', today), -1))
  if (/下个?月/.test(text)) return named(shiftPeriod(periodOf('month', today), 1))
  const month = /(?<!\d)(1[0-2]|[1-9])月(?!\d|[一二三])/.exec(text)
  if (month) return named(shiftPeriod(periodOf('month', `${year}-01-01`), Number(month[1]) - 1))
  if (/月/.test(text)) return named(periodOf('month', today))
  if (/半年/.test(text)) return named(periodOf('half-year', today))
  if (/年底|年末|年终|今年剩|年内剩|年前/.test(text)) {
    return { from: today, to: periodOf('year', today).end, name: `今天到${datePartsOf(today).year}年底` }
  }
  const week = WEEK.exec(text)
  if (week) return named(shiftPeriod(periodOf('week', today), WEEKS[week[1]?.[0] as string] ?? 0))
  if (WEEKLONG.test(text)) return { from: today, to: addDays(today, 6), name: '今后七天' }
  if (/年/.test(text)) return named(periodOf('year', `${year}-07-01`))
  return TODAY.test(text) ? named(periodOf('day', today)) : null
}

/** 本周, 上个星期; 每周 names none. */
const WEEK = /(本|这一?个?|当|上一?个?|下一?个?)(?:周|星期|礼拜)/
const WEEKS: Record<string, number> = { 上: -1, 下: 1 }
const WEEKLONG = /(?<![小老每])周|(?<!每个?)(?:星期|礼拜)|[7七]天/
/** Not 截至今天, and not a day on which something else took place. */
const TODAY = /(?<!到|至|止)今[天日](?!之前|以前|为止)(?![^，。；]*[，。；])/

/** A week or a day as {@link named} writes them: what a button says again is meant as it was then. */
function writtenSpan(text: string): Period | null {
  const week = /(20\d{2})年第([1-9]|[1-4]\d|5[0-3])周/.exec(text)
  // The week that holds 4 January is the first.
  if (week) return shiftPeriod(periodOf('week', `${week[1]}-01-04`), Number(week[2]) - 1)
  const day = /^(20\d{2})年(\d{1,2})月(\d{1,2})日/.exec(text)
  if (!day) return null
  const date = [day[1], day[2]?.padStart(2, '0'), day[3]?.padStart(2, '0')].join('-')
  return isCivilDate(date) ? periodOf('day', date) : null
}

function yearIn(text: string, today: CivilDate): number {
  const written = /(?<!\d)(20\d{2})年?/.exec(text)
  if (written) return Number(written[1])
  const { year } = datePartsOf(today)
  if (/前年/.test(text)) return year - 2
  if (/去年|上一?年度/.test(text)) return year - 1
  return /明年|下一?年度/.test(text) ? year + 1 : year
}
