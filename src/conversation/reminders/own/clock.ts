import type { WallTime } from '../../../reminders/index.ts'
import { parseNumeral } from '../../../text/index.ts'

/** Words that name a time of the day. */
export interface ClockWords {
  /** Half-open range in the text, in UTF-16 units. */
  start: number
  end: number
  /** null where it may be of one day or the next: 晚上12点. */
  time: WallTime | null
}

const NUMBER = '(\\d{1,2}|[零〇一二两三四五六七八九十]{1,3})'
/** 早 and 晚 by themselves mean a part of the day only behind a day: 明早, 周五晚; not 早一点. */
const PART =
  '(凌晨|清晨|大清早|早上|早晨|一大早|一早|上午|中午|下午|午后|傍晚|晚上|晚间|夜里|深夜|(?<=[今明后当天日号一二三四五六])[早晚](?![点些会宴报]))'
const WRITTEN = `(\\d{1,2}):(\\d{2})(?![\\d:])`
/** 十点三楼 has no minutes: a single digit is some only before 分 or behind 零. */
const MINUTE = `((?:\\d{2}|[二三四五]?十[一二三四五六七八九]?)(?![\\d点时天日号月年个家项楼层人室])|(?<=[零〇])[一二三四五六七八九\\d]|(?:\\d{1,2}|[一二三四五六七八九十]{1,3})(?=分))`
const SPOKEN = `${NUMBER}\\s*(?:点|时(?![间候限段效刻]))(?:钟|整(?![改顿治理体个]))?(?:(半)|([一1三3])刻|[零〇]?${MINUTE}分?)?`
/** 提3点意见, 快一点 */
const NO_CLOCK_AFTER = '(?!意见|要求|建议|内容|问题|注意|体会|措施|希望|想法|钱)'
const HOUR = `(?<![\\d.:第])(?:${WRITTEN}|${SPOKEN})${NO_CLOCK_AFTER}`
const CLOCK = new RegExp(
  `(?:${PART}\\s*|(?<![早快多慢晚有差好大小高低远近]了?))${HOUR}|${PART}|下班(?=前|之前|以前)`,
  'g',
)
const RANGE = /^\s*(?:到|至|[-~—–])\s*$/

/** When a part of the day is meant that no hour is told of. */
const USUAL: [RegExp, WallTime][] = [
  [/^(?:上午)$/, '09:00'],
  [/^(?:清晨|大清早|早上|早晨|一大早|一早|早)$/, '08:00'],
  [/^中午$/, '12:00'],
  [/^(?:下午|午后)$/, '14:00'],
  [/^(?:傍晚|下班)$/, '17:30'],
  [/^(?:晚上|晚间|晚)$/, '19:00'],
]

/**
 * The times of the day that a text names, in order; of a range (9点到11点) none, since it tells how long something takes:
 * only its beginning is given, with an empty range.
 * @param text in half width.
 */
export function clocksIn(given: string): ClockWords[] {
  const text = withoutWeekdays(given)
  const found: ClockWords[] = []
  for (const match of text.matchAll(CLOCK)) {
    const time = timeOf(match)
    if (time === undefined) continue
    const start = match.index
    const end = start + match[0].length
    const before = found.at(-1)
    if (before && RANGE.test(text.slice(before.end, start))) {
      before.end = before.start
      continue
    }
    found.push({ start, end, time })
  }
  return found
}

/** 周五十点 is ten o'clock on a Friday. Every character keeps its place. */
function withoutWeekdays(text: string): string {
  return text.replace(WEEKDAY, (words) => ' '.repeat(words.length))
}

const WEEKDAY = /(?:周|星期|礼拜)[一二三四五六日天](?=[零〇一二两三四五六七八九十]{1,3}[点时])/g

/** Words that are put like a time of the day that is none, such as 25:00 or 下午30点; half-open ranges. */
export function impossibleTimes(text: string): { start: number; end: number }[] {
  return [...withoutWeekdays(text).matchAll(CLOCK)]
    .filter((match) => (match[2] ?? match[4]) !== undefined && timeOf(match) === undefined)
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
}

const MIDNIGHT = new Set([0, 12, 24])

/** undefined where there is no such time. */
function timeOf(match: RegExpMatchArray): WallTime | null | undefined {
  const [whole, part, writtenHour, writtenMinute, hour, half, quarter, minute, alone] = match
  if (writtenHour !== undefined) {
    const value = Number(writtenHour)
    return at(writtenHour.startsWith('0') ? value : hourOf(value, part), Number(writtenMinute))
  }
  if (hour === undefined) return usual(alone ?? whole)
  if (/晚|夜/.test(part ?? '') && MIDNIGHT.has(parseNumeral(hour) ?? 99)) return null
  const minutes = half ? 30 : quarter ? (/[一1]/.test(quarter) ? 15 : 45) : minute ? parseNumeral(minute) : 0
  return at(hourOf(parseNumeral(hour) ?? 99, part), minutes ?? 99)
}

function usual(part: string): WallTime | undefined {
  return USUAL.find(([pattern]) => pattern.test(part))?.[1]
}

/** The hour from 0 that an hour of a part of the day is; 3点 by itself is in the afternoon. */
function hourOf(hour: number, part: string | undefined): number {
  if (part === undefined) return hour >= 1 && hour <= 6 ? hour + 12 : hour
  if (/夜/.test(part)) return hour >= 6 && hour < 12 ? hour + 12 : hour
  if (/晚|下午|午后/.test(part)) return hour < 12 ? hour + 12 : hour
  if (part === '中午') return hour < 3 ? hour + 12 : hour
  return part === '凌晨' && hour === 12 ? 0 : hour
}

function at(hour: number, minute: number): WallTime | undefined {
  if (hour > 23 || minute > 59) return undefined
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** The time that words tell which tell nothing else: 9点半, 改到下午3点吧; null for any others. */
export function bareTime(text: string): WallTime | null {
  const [only, second] = clocksIn(text)
  if (!only || second || only.end === only.start) return null
  const rest = text.slice(0, only.start) + text.slice(only.end)
  return AROUND.test(rest) ? only.time : null
}

const AROUND =
  /^(?:[\s,，。.!！:：]|改|换|调|成|到|在|为|就|是|吧|了|的|提醒我?|时间|每天|早上|还是|那就?|用|好|行|可以|左右)*$/
