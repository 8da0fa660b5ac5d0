import { type CivilDate, civilDate, datePartsOf, isCalendarDay } from '../calendar/index.ts'
import { foldWidth } from '../text/index.ts'
import { resolveDate } from '../understanding/index.ts'

const WRITTEN = /(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?/
const OTHER =
  /\d{4}[-./]\d{1,2}[-./]\d{1,2}|今[天日]|昨[天日]|前天|(?:上+个?|这个?|本)?(?:周|星期|礼拜)[一二三四五六日天]|(?:上个?|本|这个?)?月?\d{1,2}[号日]/

/**
 * The day on which a tenure begins or ends, from the words about it. Unlike the day of an activity, a month and day
 * without a year may lie far back: it is the latest such day not after `today`.
 * @returns null where the words name no single day.
 */
export function tenureDay(words: string, today: CivilDate): CivilDate | null {
  const text = foldWidth(words)
  const written = WRITTEN.exec(text)
  if (!written) {
    const other = OTHER.exec(text)
    return other ? resolveDate(other[0], today) : null
  }
  const [month, day] = [Number(written[2]), Number(written[3])]
  const { year } = datePartsOf(today)
  const years = written[1] ? [Number(written[1])] : [year, year - 1]
  for (const each of years) {
    if (!isCalendarDay(each, month, day)) continue
    const date = civilDate(each, month, day)
    if (written[1] || date <= today) return date
  }
  return null
}
