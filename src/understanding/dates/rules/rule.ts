import type { CivilDate } from '../../../calendar/index.ts'
import { datePartsOf } from '../../../calendar/index.ts'
import type { DateMention, DayExpr } from '../mention.ts'
import { NUMBER } from '../numbers.ts'

/** What a rule makes of its match: a mention without its place in the text. */
export type Built = Pick<DateMention, 'kind' | 'days'> &
  Partial<Pick<DateMention, 'hint' | 'ahead' | 'tonight'>>

/** A pattern of the date grammar. Rules are tried in order at each position; the first that builds wins. */
export interface DateRule {
  /** Sticky. */
  pattern: RegExp
  build: (match: RegExpExecArray, today: CivilDate) => Built | null
}

/** A single day. */
export const one = (expr: DayExpr): Built => ({ kind: 'days', days: [expr] })
/** A time that is no day; `reason` is shown to the person. */
export const vague = (reason: string, more: Partial<Built> = {}): Built => ({
  kind: 'vague',
  days: [{ kind: 'none', reason }],
  ...more,
})
/** A period, month or year. */
export const stretch = (reason: string, more: Partial<Built> = {}): Built => ({
  ...vague(reason, more),
  kind: 'stretch',
})
/** A rule from regular-expression source. */
export const rule = (source: string, build: DateRule['build']): DateRule => ({
  pattern: new RegExp(source, 'y'),
  build,
})

/** 20 is read where a further day with its sign follows: 3、5、8号, 3到5号, 11月3-5日. */
export const MORE_DAYS = `(?=\\s*(?:[-~—–―至到、,和及与跟]|[\\d一二三四五六七八九十]|[号日])+\\s*(?:第)?${NUMBER}\\s*[号日])`
/** Not inside a longer number, a document number or a clock time. */
export const NOT_AFTER_NUMBER = '(?<![\\d第〔〕\\[\\]编字一二三四五六七八九十零〇]|\\d[.:/])'
/** Not a quantity: 3.5公里, 1/2家. */
export const NOT_BEFORE_UNIT =
  '(?![\\d.]|\\s*(?:[月万亿元米吨级度倍%处家个人次点时名项年层楼岁套台辆户起条件份只张斤里股]|平方|公里|亩|天|小时|分|毫|厘|mm|kg|m\\b))'

/** The civil year of `today`. */
export function yearNow(today: CivilDate): number {
  return datePartsOf(today).year
}
