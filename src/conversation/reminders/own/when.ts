import {
  addDays,
  addMonths,
  type CivilDate,
  civilDate,
  datePartsOf,
  periodOf,
  shiftPeriod,
  weekdayOf,
} from '../../../calendar/index.ts'
import type { WallTime } from '../../../reminders/index.ts'
import { foldWidth, parseNumeral } from '../../../text/index.ts'
import { type DayAhead, daysAhead } from '../../../understanding/index.ts'
import { clocksIn } from './clock.ts'

/** Stands for a character that was read: no word has it, and nothing that makes text safe takes it away. */
export const BLANK = '\uE000'

/** A range of a text, half-open. */
export type Span = readonly [start: number, end: number]

/** What words tell of the time of something to come. */
export interface When {
  /** Today or later; null where no single day is told. */
  day: CivilDate | null
  time: WallTime | null
  /** It is to be done before that. */
  before: boolean
  /** Minutes from now, where that is how the time is told: 半小时后. */
  after: number | null
  /** How much earlier than that the person wishes to hear of it: 提前一天, 提前半小时. */
  ahead: { days: number } | { minutes: number } | null
  /** Why there is no day although the words tell of one, for the person. */
  note: string | null
  /** Where the words are that tell all this. */
  spans: Span[]
}

const NUMBER = '(\\d{1,3}|[一二两三四五六七八九十]{1,3}|半)'
const AFTER = new RegExp(
  `(?:再?过)?\\s*${NUMBER}\\s*(?:个)?(半)?\\s*(小时|钟头|分钟|刻钟)(?:之后|以后|后)|(?:再?过)\\s*${NUMBER}\\s*(?:个)?(半)?\\s*(小时|钟头|分钟|刻钟)`,
)
const AHEAD = new RegExp(`提前\\s*${NUMBER}\\s*(?:个)?(半)?\\s*(天|日|周|星期|礼拜|小时|钟头|分钟|刻钟)`)
/** Stands behind a day or a time. */
const BEFORE = /^\s*(?:之前|以前|前(?![往去来期后面头途])|到来之前)/
/** What may stand around the words of a time and tells nothing else. */
const AROUND_LEFT = /(?:在|于|到了?|等到?|最晚|最迟|不晚于|截至|截止到?|就)$/
const AROUND_RIGHT = /^(?:的时候|时候|那天|当天|左右|的|,|，|、|\s)+/
/** Days that belong to something told, not to something to come. */
const TOLD = /^(?:刚|方才|凌晨|当|同)/

/** Reads when something is to be, or to be heard of. Never gives a day before `today`. */
export function readWhen(text: string, today: CivilDate): When {
  const folded = foldWidth(text)
  const spans: Span[] = []
  const after = AFTER.exec(folded)
  if (after) spans.push(spanOf(after))
  const ahead = AHEAD.exec(folded)
  if (ahead) spans.push(spanOf(ahead))
  const masked = hide(folded, spans)
  const named = dayIn(masked, today)
  // A day's words take in the time beside them; it is read by itself.
  const [clock] = clocksIn(masked)
  const found: Span[] = named ? [named.span] : []
  if (clock && clock.end > clock.start) found.push([clock.start, clock.end])
  spans.push(...join(found).filter((span) => !describes(masked, span)))
  const joined = join(spans)
  const before = joined.some(([, end]) => BEFORE.test(folded.slice(end)))
  return {
    day: named?.day ?? null,
    time: clock?.time ?? null,
    before,
    after: after ? minutesOf(after) : null,
    ahead: ahead ? aheadOf(ahead) : null,
    note: named?.note ?? null,
    spans: joined.map((span) => widen(folded, span)),
  }
}

/** 参加周五的会 keeps its words; 明天的会 is no such day on the day itself. */
function describes(text: string, [start, end]: Span): boolean {
  const told = isTold(text, end) || /的\s*$/.test(text.slice(start, end))
  return told && !/^(?:今|明|后|大后)/.test(text.slice(start, end))
}

const isTold = (text: string, end: number) => /^\s*的(?!时候)/.test(text.slice(end))

interface NamedDay {
  day: CivilDate | null
  note: string | null
  span: Span
}

/** Beyond so many days a day that describes something (11月3日的报告) is one that has been. */
const NEAR_DAYS = 60

function dayIn(text: string, today: CivilDate): NamedDay | null {
  const counted = countedDay(text, today)
  const masked = counted ? hide(text, [counted.span]) : text
  const found = daysAhead(masked, today)
    .map((each) => withoutBefore(masked, each, today))
    .filter((each) => !TOLD.test(masked.slice(each.start, each.end)))
  const told = (each: DayAhead) =>
    isTold(masked, each.end) || /的\s*$/.test(masked.slice(each.start, each.end))
  const coming = found.filter((each) => each.date !== null && each.date >= today)
  const meant =
    coming.find((each) => !told(each)) ??
    (counted ? undefined : coming.find((each) => (each.date as string) <= addDays(today, NEAR_DAYS)))
  if (meant) return { day: meant.date, note: null, span: [meant.start, meant.end] }
  if (counted) return counted
  const unclear = found.find((each) => !told(each))
  if (!unclear) return null
  const words = masked.slice(unclear.start, unclear.end)
  const note = unclear.date === null ? unclear.note : `“${words}”已经过去了`
  return { day: null, note, span: [unclear.start, unclear.end] }
}

/** 元旦前 as a whole is no day; 元旦 is one. */
function withoutBefore(text: string, found: DayAhead, today: CivilDate): DayAhead {
  const words = text.slice(found.start, found.end)
  const [bare] = found.date === null ? (/^(.+?)(?:之前|以前|前)$/.exec(words)?.slice(1) ?? []) : []
  const read = bare ? daysAhead(bare, today)[0] : undefined
  if (!bare || !read?.date || read.end !== bare.length) return found
  return { ...read, start: found.start, end: found.start + bare.length }
}

type Count = (match: RegExpExecArray, today: CivilDate) => CivilDate | null

const weekOf = (today: CivilDate, shift: number) => addDays(today, 7 * shift - weekdayOf(today) + 1)
const shiftOf = (word: string | undefined) => (word?.startsWith('下') ? 1 : 0)
const endOf = (unit: 'month' | 'quarter' | 'year', today: CivilDate, shift = 0) =>
  shiftPeriod(periodOf(unit, today), shift).end

/** Days that are counted, or the last of a period: what the reader of what has been takes for no day. */
const COUNTED: [RegExp, Count][] = [
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
  [new RegExp(`${NUMBER}天(?:之内|以内|内)`), (m, on) => addDays(on, count(m[1]))],
  [
    new RegExp(`${NUMBER}\\s*个?\\s*(?:周|星期|礼拜)(?:之后|以后|后)`),
    (m, on) => addDays(on, 7 * count(m[1])),
  ],
  [/半个月(?:之后|以后|后)/, (_, on) => addDays(on, 15)],
  [new RegExp(`${NUMBER}\\s*个月(?:之后|以后|后)`), (m, on) => addMonths(on, count(m[1]))],
]

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

function countedDay(text: string, today: CivilDate): NamedDay | null {
  for (const [pattern, dayOf] of COUNTED) {
    const match = pattern.exec(text)
    const day = match && dayOf(match, today)
    if (match && day && day >= today) return { day, note: null, span: spanOf(match) }
  }
  return null
}

const count = (words: string | undefined) => (words === '半' ? 0 : (parseNumeral(words ?? '') ?? 0))

const UNIT_MINUTES: Record<string, number> = { 小时: 60, 钟头: 60, 分钟: 1, 刻钟: 15 }

/** 半小时, 一个半小时, 10分钟; of a match whose groups are number, 半, unit, whichever of the two forms it has. */
function minutesOf(match: RegExpExecArray): number {
  const [number, half, unit] = match.slice(1).filter((_, index, all) => (all[2] ? index < 3 : index >= 3))
  const each = UNIT_MINUTES[unit as string] ?? 1
  const whole = number === '半' ? 0.5 : count(number)
  return Math.round((whole + (half ? 0.5 : 0)) * each)
}

function aheadOf(match: RegExpExecArray): When['ahead'] {
  const unit = match[3] as string
  if (unit in UNIT_MINUTES) return { minutes: minutesOf(match) }
  return { days: Math.max(1, count(match[1])) * (/天|日/.test(unit) ? 1 : 7) }
}

function spanOf(match: RegExpExecArray): Span {
  return [match.index, match.index + match[0].length]
}

/** The text with what was read made unreadable, every character in its place. */
function hide(text: string, spans: Span[]): string {
  return spans.reduce(
    (left, [from, to]) => left.slice(0, from) + BLANK.repeat(to - from) + left.slice(to),
    text,
  )
}

function join(spans: Span[]): Span[] {
  const joined: Span[] = []
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1)
    if (last && start <= last[1]) joined[joined.length - 1] = [last[0], Math.max(last[1], end)]
    else joined.push([start, end])
  }
  return joined
}

/** Takes in the words around a time that belong to it: 在周五之前. */
function widen(text: string, [start, end]: Span): Span {
  const left = AROUND_LEFT.exec(text.slice(0, start))?.[0].length ?? 0
  const before = BEFORE.exec(text.slice(end))?.[0].length ?? 0
  const right = AROUND_RIGHT.exec(text.slice(end + before))?.[0].length ?? 0
  return [start - left, end + before + right]
}
