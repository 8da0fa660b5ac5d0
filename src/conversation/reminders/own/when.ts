import { addDays, type CivilDate, type Workdays } from '../../../calendar/index.ts'
import type { WallTime } from '../../../reminders/index.ts'
import { foldWidth } from '../../../text/index.ts'
import { type DayAhead, daysAhead } from '../../../understanding/index.ts'
import { countedDay, countOf, NUMBER } from './counted.ts'
import type { Span } from './span.ts'
import { isTold, timeIn } from './time-in.ts'

/** Stands for a character that was read: no word has it, and nothing that makes text safe takes it away. */
export const BLANK = '\uE000'

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
  /** Why there is no time although the words tell of one. */
  timeNote: string | null
  /** Where the words are that tell all this. */
  spans: Span[]
}

const AFTER = new RegExp(
  `(?:再?过)?\\s*${NUMBER}\\s*(?:个)?(半)?\\s*(小时|钟头|分钟|刻钟)(?:之后|以后|后)|(?:再?过)\\s*${NUMBER}\\s*(?:个)?(半)?\\s*(小时|钟头|分钟|刻钟)`,
)
const AHEAD = new RegExp(`提前\\s*${NUMBER}\\s*(?:个)?(半)?\\s*(天|日|周|星期|礼拜|小时|钟头|分钟|刻钟)`)
const HOUR_BEHIND_WEEKDAY =
  /(?<=(?:周|星期|礼拜)[一二三四五六日天])(?:\d{1,2}|[零〇一二两三四五六七八九十]{1,3})(?=[:点时])/g
/** Behind a day it is another, some time or other. */
const NOT_THAT_DAY = /^\s*(?:之后|以后|过后|前后|后(?![天面来续勤备方]))/
/** Stands behind a day or a time. */
const BEFORE = /^\s*(?:之前|以前|前(?![往去来期后面头途])|到来之前)/
/** What may stand around the words of a time and tells nothing else. */
const AROUND_LEFT = /(?:在|于|到了?|等到?|最晚|最迟|不晚于|截至|截止到?|就)$/
const AROUND_RIGHT = /^(?:的时候|时候|那天|当天|左右|的|,|，|、|\s)+/
/** Days that belong to something told, not to something to come. */
const TOLD = /^(?:刚|方才|凌晨|当|同)/

/**
 * Reads when something is to be, or to be heard of. Never gives a day before `today`.
 * @param workdays for days told as such: 下个工作日. Default: those of China.
 */
export function readWhen(text: string, today: CivilDate, workdays?: Workdays): When {
  const folded = foldWidth(text)
  const spans: Span[] = []
  const after = AFTER.exec(folded)
  if (after) spans.push(spanOf(after))
  const ahead = AHEAD.exec(folded)
  if (ahead) spans.push(spanOf(ahead))
  const masked = hide(folded, spans)
  // Digits right behind a weekday make it none for who reads days: 周五3点.
  const named = dayIn(
    masked.replace(HOUR_BEHIND_WEEKDAY, (hour) => ' '.repeat(hour.length)),
    today,
    workdays,
  )
  // A day's words take in the time beside them; it is read by itself.
  const { clock, note: timeNote, spans: clockSpans } = timeIn(masked)
  const found: Span[] = named?.span ? [named.span, ...clockSpans] : clockSpans
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
    timeNote,
    spans: joined.map((span) => widen(folded, span)),
  }
}

/** 参加周五的会 keeps its words; 明天的会 is no such day on the day itself. */
function describes(text: string, [start, end]: Span): boolean {
  const told = isTold(text, end) || /的\s*$/.test(text.slice(start, end))
  return told && !/^(?:今|明|后|大后)/.test(text.slice(start, end))
}

interface NamedDay {
  day: CivilDate | null
  note: string | null
  /** null where the words are to stay where they are. */
  span: Span | null
}

/** Beyond so many days a day that describes something (11月3日的报告) is one that has been. */
const NEAR_DAYS = 60

function dayIn(text: string, today: CivilDate, workdays?: Workdays): NamedDay | null {
  const inCounting = countedDay(text, today, workdays)
  const counted: (NamedDay & { span: Span }) | null = inCounting && {
    day: inCounting.day,
    note: null,
    span: [inCounting.start, inCounting.end],
  }
  const plain = text.replace(ABOUT, (words) => BLANK.repeat(words.length))
  const masked = counted ? hide(plain, [counted.span]) : plain
  const found = daysAhead(masked, today)
    .map((each) => withoutBefore(masked, each, today))
    .filter((each) => !TOLD.test(masked.slice(each.start, each.end)) && !isCut(masked, each))
  const told = (each: DayAhead) =>
    isTold(masked, each.end) || /的\s*$/.test(masked.slice(each.start, each.end))
  const coming = found.filter((each) => each.date !== null && each.date >= today)
  const meant =
    coming.find((each) => !told(each)) ??
    (counted ? undefined : coming.find((each) => (each.date as string) <= addDays(today, NEAR_DAYS)))
  const others = coming.filter((each) => !told(each) && each.date !== meant?.date)
  const more = meant && /[周期拜][一-龥]$/.test(masked.slice(meant.start, meant.end))
  if (more && MORE_WEEKDAYS.test(masked.slice(meant.end)))
    return { day: null, note: SEVERAL_DAYS, span: null }
  if (meant && !told(meant) && others.length > 0) return { day: null, note: SEVERAL_DAYS, span: null }
  if (meant && NOT_THAT_DAY.test(masked.slice(meant.end))) {
    const words =
      masked.slice(meant.start, meant.end) + (NOT_THAT_DAY.exec(masked.slice(meant.end))?.[0] ?? '')
    return { day: null, note: `“${words}”定不到具体哪一天`, span: null }
  }
  if (meant) return { day: meant.date, note: null, span: [meant.start, meant.end] }
  if (counted) return counted
  const unclear = found.find((each) => !told(each))
  if (!unclear) return null
  const words = masked.slice(unclear.start, unclear.end)
  const note = unclear.date === null ? unclear.note : `“${words}”已经过去了`
  // 过年前 is one word.
  const start = unclear.start - (/过$/.test(masked.slice(0, unclear.start)) && /^[年节]/.test(words) ? 1 : 0)
  return { day: null, note, span: [start, unclear.end] }
}

/** A number cut in its middle, 0天后, 三四天后: no day. */
function isCut(text: string, { start, end }: DayAhead): boolean {
  const words = text.slice(start, end)
  if (/^(?:0+|[一二两三四五六七八九]{2,})\s*个?(?:天|周|星期|月)/.test(words)) return true
  return /[\d.零〇百千]$/.test(text.slice(0, start)) && /^[\d零〇一二两三四五六七八九十]/.test(words)
}

/** 两三天后, 三五个月 */
const ABOUT = /[一二两三四五六七八九]{2,}\s*个?(?:天|日|周|星期|礼拜|月|年)(?:之?后|以后|内|之内|以内|前)/g

/** 周一三五, 周一、三 */
const MORE_WEEKDAYS = /^[、和]?[一二三四五六日](?![月号日点个天\d])/

const SEVERAL_DAYS = '说了不止一个日子'

/** 元旦前 as a whole is no day; 元旦 is one. */
function withoutBefore(text: string, found: DayAhead, today: CivilDate): DayAhead {
  const words = text.slice(found.start, found.end)
  const [bare] = found.date === null ? (/^(.+?)(?:之前|以前|前)$/.exec(words)?.slice(1) ?? []) : []
  const read = bare ? daysAhead(bare, today)[0] : undefined
  if (!bare || !read?.date || read.end !== bare.length) return found
  return { ...read, start: found.start, end: found.start + bare.length }
}

const UNIT_MINUTES: Record<string, number> = { 小时: 60, 钟头: 60, 分钟: 1, 刻钟: 15 }

/** 半小时, 一个半小时, 10分钟; of a match whose groups are number, 半, unit, whichever of the two forms it has. */
function minutesOf(match: RegExpExecArray): number {
  const [number, half, unit] = match.slice(1).filter((_, index, all) => (all[2] ? index < 3 : index >= 3))
  const each = UNIT_MINUTES[unit as string] ?? 1
  const whole = number === '半' ? 0.5 : countOf(number)
  return Math.round((whole + (half ? 0.5 : 0)) * each)
}

function aheadOf(match: RegExpExecArray): When['ahead'] {
  const unit = match[3] as string
  if (unit in UNIT_MINUTES) return { minutes: minutesOf(match) }
  return { days: Math.max(1, countOf(match[1])) * (/天|日/.test(unit) ? 1 : 7) }
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
