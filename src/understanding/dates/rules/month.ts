import { datePartsOf } from '../../../calendar/index.ts'
import type { DateWords } from '../../vocabulary/index.ts'
import { anyOf } from '../../vocabulary/index.ts'
import type { Hint } from '../mention.ts'
import { NUMBER, numberOf, YEAR, yearOf } from '../numbers.ts'
import type { DateRule } from './rule.ts'
import { MORE_DAYS, NOT_AFTER_NUMBER, NOT_BEFORE_UNIT, one, rule, stretch, yearNow } from './rule.ts'

const MONTH_SHIFT: Record<string, number> = { 上上: -2, 上: -1, 本: 0, 这: 0, 当: 0, 下: 1, 下下: 2 }

/** Days of a month, months and years: 3号, 11月3日, 11.3, 上个月15号, 10月. */
export function monthRules({ numbered }: DateWords): DateRule[] {
  const rel = '(上上|上|本|这|当|下下|下)(?:一)?个?月'
  const notNumbered = `(?!\\s*${anyOf(numbered)}|公(?!示|布|开)|文(?!明|化|旅|体)|煤层)`
  const shifted = (m: RegExpExecArray): number => MONTH_SHIFT[m[1] as string] ?? 0
  const unlessDay = `(?!\\s*份?\\s*${NUMBER}\\s*[日号])`
  return [
    rule(`${rel}(?:份)?\\s*的?\\s*${NUMBER}(?:\\s*[日号]|${MORE_DAYS})`, (m) =>
      one({ kind: 'calendar', monthShift: shifted(m), day: numberOf(m[2] as string) }),
    ),
    rule(
      '(?<![\\d第〔〕])(\\d{1,2})月(\\d{1,2}(?:[、,和]\\d{1,2})+)(?![\\d月号日]|\\s*[家个处项次名起])',
      (m) => ({
        kind: 'days',
        days: (m[2] as string)
          .split(/[、,和]/)
          .map((day) => ({ kind: 'calendar', month: Number(m[1]), day: Number(day) })),
      }),
    ),
    rule(
      `(?:${rel}|(?:${YEAR}\\s*)?${NUMBER}月份?)\\s*的?\\s*(最后一天|最末一天|第一天|头一天)`,
      (m, today) => {
        const first = /第|头/.test(m[4] as string)
        const now = datePartsOf(today)
        const month = m[1] ? now.month + shifted(m) : numberOf(m[3] as string)
        const year = m[2] ? yearOf(m[2], now.year) : !m[1] && month > now.month ? now.year - 1 : now.year
        const start = new Date(Date.UTC(year, first ? month - 1 : month, first ? 1 : 0))
        return one({ kind: 'day', date: start.toISOString().slice(0, 10) })
      },
    ),
    rule(
      `(?<![\\d第〔〕\\[\\]编字一二三四五六七八九十零〇]|\\d[:/])${NUMBER}\\s*月\\s*份?\\s*${NUMBER}(?:\\s*[日号](?!内)|${MORE_DAYS}|(?=[带率去到在主召组上下开陪参不,。]|$))`,
      (m) => one({ kind: 'calendar', month: numberOf(m[1] as string), day: numberOf(m[2] as string) }),
    ),
    rule(
      `(?<![连续为期近过去每第字年编])(?!两)${NOT_AFTER_NUMBER}${NUMBER}\\s*[号日](?![内游后]|之内|之后)${notNumbered}`,
      (m) => one({ kind: 'calendar', day: numberOf(m[1] as string) }),
    ),
    rule(
      `(?<![连续为期近过去每第字年月])${NOT_AFTER_NUMBER}${NUMBER}(?!\\s*月)${MORE_DAYS}${notNumbered}`,
      (m) => one({ kind: 'calendar', day: numberOf(m[1] as string) }),
    ),
    rule(
      '(?<![\\d./a-zA-Z])(1[0-2]|0?[1-9])([./])(3[01]|[12]\\d|0?[1-9])\\s*(?:[-~—–―]{1,2}|至|到)\\s*(3[01]|[12]\\d|0?[1-9])' +
        NOT_BEFORE_UNIT +
        '(?![./-]\\d|:\\d|\\s*月)[日号]?',
      (m) => {
        if (Number(m[4]) <= Number(m[3]) || (m[2] === '.' && !atStart(m))) return null
        const day = (text = '') => ({ kind: 'calendar' as const, month: Number(m[1]), day: Number(text) })
        return { kind: 'days', range: true, days: [day(m[3]), day(m[4])] }
      },
    ),
    rule(
      '(?<![\\d./a-zA-Z])(1[0-2]|0?[1-9])([./-])(3[01]|[12]\\d|0?[1-9])' +
        NOT_BEFORE_UNIT +
        '(?!\\2\\d|:\\d|号|日|[,、]\\d+[号日]|[-~至到]\\d+(?:\\.\\d+)?(?:公里|米|吨|万|元|%))',
      (m) => {
        if (m[2] === '.' && !atStart(m)) return null
        if (m[2] === '-' && !atStart(m)) return null
        return one({ kind: 'calendar', month: Number(m[1]), day: Number(m[3]) })
      },
    ),
    rule(`${rel}(?:份)?`, (m) => {
      const shift = shifted(m)
      return stretch(`“${m[0]}”定不到具体哪一天`, {
        hint: { monthShift: shift },
        ...(shift > 0 ? { ahead: true } : {}),
      })
    }),
    rule(`(?:${YEAR}\\s*)?${NOT_AFTER_NUMBER}${NUMBER}月(?:份|间)?${unlessDay}`, (m, today) => {
      const month = numberOf(m[2] as string)
      if (!(month >= 1 && month <= 12)) return null
      const hint: Hint = m[1] ? { month, year: yearOf(m[1], yearNow(today)) } : { month }
      return stretch(`“${m[0]}”定不到具体哪一天`, { hint })
    }),
    // A bare 26年 is more often a length of time.
    rule(`(?!\\d{2}\\s*年)${YEAR}(?:度)?(?!\\s*${NUMBER}\\s*月)`, (m, today) => {
      const year = yearOf(m[1] as string, yearNow(today))
      return stretch(`“${m[0]}”定不到具体哪一天`, {
        hint: { year },
        ...(year > yearNow(today) ? { ahead: true } : {}),
      })
    }),
  ]
}

/** Whether a bare M.D or M-D stands where a date would: at the start, after white space, an opening mark or 是、到、于. */
function atStart(match: RegExpExecArray): boolean {
  const before = match.input[match.index - 1]
  if (/\d[./]\d{1,2}\s*[-—–―]{1,2}$/.test(match.input.slice(0, match.index))) return true
  return before === undefined || /[\s,。;:、([【|至到和及于在是成为应~\t*•号了]/.test(before)
}
