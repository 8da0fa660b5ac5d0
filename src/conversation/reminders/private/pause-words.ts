import { addDays, addMonths, type CivilDate, weekdayOf } from '../../../calendar/index.ts'
import { foldWidth } from '../../../text/index.ts'
import { countOf, NUMBER } from '../own/counted.ts'
import { DECLINES } from '../own/declines.ts'
import { readWhen } from '../own/when.ts'
import type { PanelWish } from './panel-wish.ts'
import { quietWish } from './quiet-words.ts'

const AWAY =
  '(?:出差|出国|休假|请假|放假|休年假|年假|产假|病假|住院|生病|外出|出门|探亲|旅游|在外(?:地|面)?|不在(?:家|单位|岗)?|有事|培训期间|学习期间|开会期间|会议期间|驻村)'
const AROUND = new RegExp(
  `^(?:${AWAY}|[\\s,，。]|我|您|要|在|从|这(?=期间)|期间|(?<!夜)里|都|就|先|暂时|请|的时候|的话|时|起|开始|吧|了|一下|去|给|把|消息|通知|提醒)+|(?:${AWAY}|[\\s,，。]|期间|(?<!夜)里|都|就|先|的时候|的话|时|起|开始|吧|了|一下|我|再|恢复|继续|提醒|前后)+$`,
  'g',
)
const COUNTED = new RegExp(`^${NUMBER}\\s*(?:个)?(半)?\\s*(天|日|周|星期|礼拜|月)(?:之内|以内|内|时间)?$`)
/** Some time from now on. */
const SOME_TIME = /^(?:暂时|最近|近期|近来|这几天|这两天|这段时间|这阵子?|一段时间|几天|过几天|先)$/
const DAYS_OFF = /^(?:周末|双休日|周六日|周六周日|节假日|节日|假日|休息日|放假(?:时|期间)?|非工作日)$/
const PAUSES =
  /^(.{0,20}?)暂停(?:一下|发送|推送|给我)*(?:(?:发)?(?:履职)?(?:提醒|消息|通知))?(?:我|功能|一下)*(.{0,20})$/
const DECLINED = new RegExp(
  `^(.{0,20}?)${DECLINES}(?:(?:提醒|打扰|[叫催烦吵]|发(?:消息|通知|提醒|信息)?|推送|联系)(?:给|我|一下|消息|提醒|了|吧|啊)*)(.{0,16})$`,
)
const LONGEST = 40

/**
 * Reads for how long nothing is wanted: 出差，暂停提醒到12月5日; 休假一周，别提醒我; 今天别提醒我; 晚上不要打扰我. null where the
 * words tell of no time.
 */
export function readPauseWords(words: string, today: CivilDate): PanelWish | null {
  const text = foldWidth(words).replace(/[\s。.!！~～，,]+$/u, '')
  if (text.length > LONGEST || /[?？]|[吗么]$|忘|为什么|为啥|怎么/.test(text)) return null
  const paused = PAUSES.exec(text)
  if (paused) return pausing(text, paused, today)
  const declined = DECLINED.exec(text)
  return declined && spanOf(`${declined[1]}${declined[2]}`, today)
}

function pausing(
  text: string,
  [, before = '', after = '']: RegExpExecArray,
  today: CivilDate,
): PanelWish | null {
  const told = spanOf(`${before}${after}`, today) ?? (bare(after) === '' ? null : spanOf(after, today))
  if (told) return told
  // 暂停 of something else is nothing of the reminders.
  return /提醒|消息|通知/.test(text) ? { type: 'page', page: 'pause' } : null
}

const bare = (words: string) => words.replace(AROUND, '').replace(AROUND, '')

/** What is wanted of a span of time; null where the words are none. */
function spanOf(words: string, today: CivilDate): PanelWish | null {
  const said = bare(words)
  if (said === '') return null
  if (SOME_TIME.test(said)) return { type: 'page', page: 'pause' }
  if (DAYS_OFF.test(said)) return { type: 'page', page: 'stages' }
  const quiet = quietWish(said)
  if (quiet) return quiet
  const until = untilOf(said, today)
  if (until) return { type: 'pause', until }
  // Days that begin later or are not clear: 国庆期间, 下周.
  const { day, note, spans } = readWhen(said, today)
  const covered = spans.reduce((sum, [start, end]) => sum + end - start, 0)
  return day === null && note !== null && covered >= said.length ? { type: 'page', page: 'pause' } : null
}

/** The day on which it goes on; null where the words tell none, or of days that begin later. */
function untilOf(words: string, today: CivilDate): CivilDate | null {
  if (/^(?:今天|今日|今儿)(?:一天|一整天|内|剩下的?时间)?$/.test(words)) return addDays(today, 1)
  if (/^(?:这|本)(?:个)?(?:周|星期|礼拜)(?:内|之内|以内|都)?$/.test(words))
    return addDays(today, 8 - weekdayOf(today))
  if (/^(?:这个?|本)月(?:内|之内|以内)?$/.test(words)) return addMonths(`${today.slice(0, 7)}-01`, 1)
  const counted = COUNTED.exec(words)
  if (counted) return after(counted, today)
  const [, to] = /^(?:从?(?:今天|现在|即日)(?:起|开始)?)?(?:到|至|截至|直到|等到?)(.+)$/.exec(words) ?? []
  const [, before] = /^(.+?)(?:之前|以前|前|为止|止|(?:以|之)?后再?)$/.exec(words) ?? []
  const named = to ?? before
  if (named === undefined) return null
  const { day, spans } = readWhen(named, today)
  const covered = spans.reduce((sum, [start, end]) => sum + end - start, 0)
  return day !== null && covered >= named.length ? day : null
}

function after(match: RegExpExecArray, today: CivilDate): CivilDate | null {
  const [, number, half, unit] = match
  const count = countOf(number)
  if (/月/.test(unit as string))
    return number === '半' ? addDays(today, 15) : addDays(addMonths(today, count), half ? 15 : 0)
  if (number === '半') return null
  return addDays(today, count * (/天|日/.test(unit as string) ? 1 : 7))
}
