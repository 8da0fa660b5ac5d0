import type { WallTime } from '../../../reminders/index.ts'
import { bareTime } from '../own/clock.ts'
import type { PanelWish } from './panel-wish.ts'

const QUIET_NAME = '(?:安静时[段间]|免打扰(?:时段|时间|时候)?|勿扰(?:时段|时间|模式)?|静音时[段间])'
const SETS = new RegExp(
  `^(?:请|把|将|帮我|我想|我要)*(?:提醒的?)?${QUIET_NAME}(?:时间|设置)?(?:请)?(?:改|设|设置|调|换|定|调整)?(?:成|为|到|在|是|:)?(.{0,24}?)(?:吧|了)?$|^(?:请|帮我|我想|我要)*(?:改|设置?|调整?|换)(?:一下)?(?:提醒的?)?${QUIET_NAME}(?:成|为|到|在|是|:)?(.{0,24}?)$`,
)
const NONE: PanelWish = { type: 'quiet', from: '00:00', to: '00:00' }
const ENDS = new RegExp(`^(?:请|把|帮我)*(?:关闭|关掉|取消|去掉|停用|不设|不要)${QUIET_NAME}(?:了|吧)?$`)
const OFF = /^(?:不设|不要|关闭|关掉|关了|取消|没有|无)$/
const PARTS =
  /^(?:每天)?(?:一到)?(?:晚上|晚间|夜里|夜间|夜晚|半夜|深夜|凌晨|大?清早|一?大早|早上|早晨|中午|午休|午睡|睡觉|下班|非工作时间|上班前|休息时间)(?:之?后|以后|时间|时候|的时候|时|里|太晚|太早)?(?:都|就|也)?$/
const RANGE = /^(.{2,10}?)(?:到|至|[-~—–]+)(.{2,10})$/

/** Reads the hours of quiet that words set: 免打扰改成22点到7点; null for any others. */
export function readQuietWords(text: string): PanelWish | null {
  if (ENDS.test(text)) return NONE
  const found = SETS.exec(text)
  if (!found) return null
  const said = (found[1] ?? found[2] ?? '').trim()
  if (OFF.test(said)) return NONE
  return rangeOf(said) ?? { type: 'page', page: 'quiet' }
}

/** What is wanted of a part of the day in which nothing is to come; null where the words name none. */
export function quietWish(words: string): PanelWish | null {
  if (PARTS.test(words)) return { type: 'page', page: 'quiet' }
  return rangeOf(words) ?? (/^.{0,6}\d{1,2}[点:：].{0,4}(?:之?后|以后|前|之前)$/.test(words) ? PAGE : null)
}

const PAGE: PanelWish = { type: 'page', page: 'quiet' }

/** 22点到7点, 晚上10点至次日早上8点; by day it is the page, since so long a quiet is hardly meant. */
function rangeOf(words: string): PanelWish | null {
  const [, first, last] = RANGE.exec(words) ?? []
  if (first === undefined || last === undefined) return null
  const from = evening(first, bareTime(first))
  const to = morning(last, bareTime(last.replace(/^(?:次日|第二天|第2天|明天|转天)/, '')))
  if (from === null || to === null) return /[点:：时]/.test(words) ? PAGE : null
  return from > to && hoursOf(from, to) <= LONGEST_HOURS ? { type: 'quiet', from, to } : PAGE
}

/** Beyond so many hours it is hardly meant. */
const LONGEST_HOURS = 15

const hoursOf = (from: WallTime, to: WallTime) => 24 - Number(from.slice(0, 2)) + Number(to.slice(0, 2))

/** 10点 as the beginning of a quiet is in the evening. */
function evening(words: string, time: WallTime | null): WallTime | null {
  const hour = Number(time?.slice(0, 2))
  return time !== null && !/早|上午|凌晨|0\d/.test(words) && hour >= 6 && hour < 12
    ? `${hour + 12}${time.slice(2)}`
    : time
}

/** 6点 as its end is in the morning. */
function morning(words: string, time: WallTime | null): WallTime | null {
  const hour = Number(time?.slice(0, 2))
  return time !== null && !/晚|下午|傍晚|1[3-8]/.test(words) && hour > 12 && hour <= 18
    ? `0${hour - 12}${time.slice(2)}`
    : time
}
