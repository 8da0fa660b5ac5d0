import { type CivilDate, civilDate, datePartsOf, daysBetween, isCalendarDay } from '../../calendar/index.ts'
import { foldWidth } from '../../text/index.ts'
import { resolveDate } from '../../understanding/index.ts'

const WRITTEN = /(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?/g
const OTHER =
  /\d{4}[-./]\d{1,2}[-./]\d{1,2}|今[天日]|昨[天日]|前天|明天|(?:上+个?|下+个?|这个?|本)?(?:周|星期|礼拜)[一二三四五六日天]|(?:上个?月|本月|这个?月)?\d{1,2}[号日]/
/** What may stand beside a day that is a bare answer. */
const AROUND =
  /^(?:[\s,，。.!！:：]|是|应该|自|从|于|在|我|就|到任|上任|就任|任职|离任|卸任|退休|开始|起|的|了|吧|为止|止|至|到|年)*$/

/** Days named in words about a tenure, in the order of the words. */
interface Named {
  words: string
  date: CivilDate | null
}

/**
 * The days that words about a tenure name. Unlike the day of an activity, a month and day without a year may lie far
 * back: it is the latest such day not after `today`, or with `notBefore` (the first day in post) the one nearest to
 * `today` from there on, which may be to come.
 */
function daysNamed(words: string, today: CivilDate, notBefore?: CivilDate): Named[] {
  const text = foldWidth(words)
  const written = [...text.matchAll(WRITTEN)].map((found) => ({
    words: found[0],
    date: writtenDay(found, today, notBefore),
  }))
  if (written.length > 0) return written
  const other = OTHER.exec(text)
  return other ? [{ words: other[0], date: resolveDate(other[0], today) }] : []
}

function writtenDay(found: RegExpMatchArray, today: CivilDate, notBefore?: CivilDate): CivilDate | null {
  const [month, day] = [Number(found[2]), Number(found[3])]
  if (found[1])
    return isCalendarDay(Number(found[1]), month, day) ? civilDate(Number(found[1]), month, day) : null
  const { year } = datePartsOf(today)
  const days = [year, year - 1, year + 1]
    .filter((each) => isCalendarDay(each, month, day))
    .map((each) => civilDate(each, month, day))
  if (notBefore === undefined) return days.find((date) => date <= today) ?? null
  const apart = (date: CivilDate) => Math.abs(daysBetween(today, date))
  return days.filter((date) => date >= notBefore).sort((one, other) => apart(one) - apart(other))[0] ?? null
}

/** The first day named anywhere in the words; null where they name none. */
export function dayIn(words: string, today: CivilDate, notBefore?: CivilDate): CivilDate | null {
  return daysNamed(words, today, notBefore)[0]?.date ?? null
}

/** First and last day of a tenure told in one sentence (1月1日到8月14日); the last is null where only one is told. */
export function spanIn(
  words: string,
  today: CivilDate,
): { since: CivilDate | null; until: CivilDate | null } {
  const [first, second] = daysNamed(words, today)
  return { since: first?.date ?? null, until: second?.date ?? null }
}

/** The day of a bare answer to the question for one; null where the words say anything else besides. */
export function bareDay(words: string, today: CivilDate, notBefore?: CivilDate): CivilDate | null {
  const named = daysNamed(words, today, notBefore)
  const [only] = named
  if (named.length !== 1 || !only) return null
  return AROUND.test(foldWidth(words).replace(only.words, '')) ? only.date : null
}
