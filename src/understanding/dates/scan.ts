import type { CivilDate } from '../../calendar/index.ts'
import { datePartsOf } from '../../calendar/index.ts'
import type { DateGrammar } from './grammar.ts'
import type { DateMention, DayExpr } from './mention.ts'
import { WEEKDAY, weekdayNumber } from './numbers.ts'
import type { DateRule } from './rules/rule.ts'

const TIME_OF_DAY =
  /^\s*(?:的)?(?:上午|下午|晚上|早上|早晨|清晨|凌晨|中午|傍晚|夜里|夜间|晚间|深夜|半夜|午后|一早|一大早|全天|白天|晚(?!宴|会)|早(?!会|日))?(?:\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?::\d{2}|[点时](?:半|多|钟|整|\d{1,2}分)?))?/
const BESIDE = new RegExp(`^\\s*[(\\[]?\\s*(?:周|星期|礼拜)${WEEKDAY}\\s*[)\\]]?(?!到|至)`)
/** 晚上十点到次日凌晨两点 is one night. */
const CLOCK = /(?::\d{2}|[点时](?:半|多|钟|整|\d{1,2}分)?)$/
const RANGE = /^\s*(?:[-~—–―]{1,2}|至|到)\s*$/
const LIST = /^\s*(?:[、,]|和|及|与|跟|以及|还有|、和|,和|,还有)\s*(?:第)?$/
const EITHER = /^\s*(?:还是|或者?|要么|抑或)(?:是)?\s*$/
const SAME = /^\s*(?:[([]|,?\s*即|,?\s*也就是|[,\s])\s*$/

/**
 * Finds the words of a text that name a time, left to right, ranges and lists joined.
 * @param text prepared text (half-width, simplified)
 */
export function scanDates(text: string, today: CivilDate, { rules, starts }: DateGrammar): DateMention[] {
  const found: DateMention[] = []
  let i = 0
  while (i < text.length) {
    const mention = starts.has(text[i] as string) ? matchAt(text, i, today, rules) : null
    if (mention) {
      found.push(mention)
      i = mention.end
    } else i++
  }
  return join(found, text, today)
}

function matchAt(text: string, at: number, today: CivilDate, rules: readonly DateRule[]): DateMention | null {
  for (const { pattern, build } of rules) {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    const built = match && build(match, today)
    if (!match || !built) continue
    const mention: DateMention = {
      start: at,
      end: at + match[0].length,
      words: match[0],
      range: false,
      ...built,
    }
    if (mention.kind === 'days') extend(mention, text)
    return mention
  }
  return null
}

/** Takes in the weekday and the time of day that stand beside the date. */
function extend(mention: DateMention, text: string): void {
  const only = mention.days[0]
  const beside = only?.kind === 'weekday' ? null : BESIDE.exec(text.slice(mention.end, mention.end + 12))
  if (beside) {
    mention.weekday = weekdayNumber(beside[1] as string)
    mention.end += beside[0].length
  }
  const time = TIME_OF_DAY.exec(text.slice(mention.end, mention.end + 16))
  if (time?.[0].trim()) mention.end += time[0].length
  if (/^[今](晚|夜)/.test(mention.words) || (/^今/.test(mention.words) && time && /晚|夜/.test(time[0]))) {
    mention.tonight = true
  }
  mention.words = text.slice(mention.start, mention.end)
}

function join(found: DateMention[], text: string, today: CivilDate): DateMention[] {
  const out: DateMention[] = []
  for (const next of found) {
    const last = out.at(-1)
    const between = last ? text.slice(last.end, next.start) : ''
    const merged = last && last.kind === 'days' && next.kind === 'days' && merge(last, next, between, today)
    if (last && last.kind === 'vague' && next.kind === 'vague' && between === '') last.end = next.end
    else if (last && merged) out[out.length - 1] = merged
    else out.push(next)
  }
  for (const mention of out) mention.words = text.slice(mention.start, mention.end)
  return out
}

function merge(a: DateMention, b: DateMention, between: string, today: CivilDate): DateMention | null {
  const first = a.days.at(-1) as DayExpr
  const second = b.days[0] as DayExpr
  if (RANGE.test(between) && CLOCK.test(a.words) && CLOCK.test(b.words)) return { ...a, end: b.end }
  if (RANGE.test(between) && !a.range && a.days.length === 1 && b.days.length === 1 && !b.range) {
    return { ...a, end: b.end, range: true, days: [first, lend(first, second, today)] }
  }
  if (LIST.test(between) && !a.range && !b.range && sameSort(first, second)) {
    if (/,/.test(between) && !bareAfter(first, second)) return null
    return { ...a, end: b.end, days: [...a.days, ...lendAll(first, b.days, today)] }
  }
  if (EITHER.test(between)) {
    return { ...a, end: b.end, kind: 'vague', days: [{ kind: 'none', reason: '没有说定是哪一天' }] }
  }
  if (SAME.test(between) && a.days.length === 1 && b.days.length === 1 && describesSame(first, second)) {
    return sameDay(a, b)
  }
  return null
}

function lendAll(from: DayExpr, days: DayExpr[], today: CivilDate): DayExpr[] {
  return days.map((day) => lend(from, day, today))
}

/** Year, month and week said once hold for the days listed after it; a month that runs backwards starts a new year. */
function lend(from: DayExpr, to: DayExpr, today: CivilDate): DayExpr {
  if (from.kind === 'weekday' && to.kind === 'weekday') {
    return to.week === undefined && from.week !== undefined ? { ...to, week: from.week } : to
  }
  if (to.kind !== 'calendar') return to
  if (from.kind === 'day') {
    const { year, month } = datePartsOf(from.date)
    return to.month === undefined ? { ...to, year, month } : to
  }
  if (from.kind !== 'calendar' || to.monthShift !== undefined || to.year !== undefined) return to
  if (to.month === undefined) {
    const { kind: _kind, day: _day, ...context } = from
    return { ...to, ...context }
  }
  if (from.year === undefined || from.month === undefined) return to
  return {
    ...to,
    year: to.month < from.month ? from.year + 1 : from.year,
    day: to.day || Number(today.slice(8)),
  }
}

function sameSort(a: DayExpr, b: DayExpr): boolean {
  return (
    a.kind === b.kind ||
    (a.kind === 'day' && b.kind === 'calendar') ||
    (a.kind === 'calendar' && b.kind === 'day')
  )
}

/** After a comma only a bare 5号 or 周四 goes on a list; a fuller date begins something new. */
function bareAfter(a: DayExpr, b: DayExpr): boolean {
  if (b.kind === 'calendar') return a.kind === 'calendar'
  return a.kind === b.kind
}

/** 昨天（11月20日）, 周二（11月3日）: two ways of saying one day. */
function describesSame(a: DayExpr, b: DayExpr): boolean {
  return (
    a.kind !== b.kind &&
    (b.kind === 'calendar' || a.kind === 'calendar') &&
    (a.kind !== 'anchored' || b.kind === 'calendar')
  )
}

function sameDay(a: DateMention, b: DateMention): DateMention | null {
  const first = a.days[0] as DayExpr
  const second = b.days[0] as DayExpr
  const calendar = first.kind === 'calendar' ? first : second
  const other = first.kind === 'calendar' ? second : first
  if (calendar.kind !== 'calendar' || calendar.monthShift !== undefined) return null
  if (calendar.month === undefined && other.kind !== 'day') return null
  if (other.kind === 'weekday') {
    return { ...a, end: b.end, days: [calendar], weekday: other.day, ...(other.week === undefined ? {} : {}) }
  }
  if (other.kind !== 'day') return null
  const { month, day } = datePartsOf(other.date)
  if (month === (calendar.month ?? month) && day === calendar.day) return { ...a, end: b.end, days: [other] }
  return { ...a, end: b.end, kind: 'vague', days: [{ kind: 'none', reason: '前后说的不是同一天' }] }
}
