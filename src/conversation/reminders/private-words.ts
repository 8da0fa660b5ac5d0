import type { CivilDate } from '../../calendar/index.ts'
import type { WallTime } from '../../reminders/index.ts'
import { foldWidth } from '../../text/index.ts'
import { bareTime } from './own/clock.ts'
import { readWhen } from './own/when.ts'

/** A page of the private panel. */
export type Page = 'time' | 'stages' | 'quiet' | 'pause'

/** What typed words want of the reminders' settings. */
export type PanelWish =
  | { type: 'on' | 'off' }
  | { type: 'time'; time: WallTime }
  | { type: 'pause'; until: CivilDate }
  | { type: 'page'; page: Page }
  | { type: 'show' }

const ASK = '(?:请|麻烦|帮我|我要|我想|把)*'
const REMINDERS = '(?:我的|履职|每天的?|每日的?|全部|所有)?提醒(?:我|功能)?'
const END = '(?:了|吧|一下|啊|谢谢)*'
const OFF = new RegExp(
  `^${ASK}(?:关闭|关掉|关上|停止|停掉|停用|关了)(?:发送?)?${REMINDERS}${END}$|^${ASK}${REMINDERS}(?:关闭|关掉|关了|关上|停掉|停了|停用)${END}$|^(?:以后|今后)?(?:都)?(?:不要|别|不用|不必|不需要)再?(?:给我)?(?:发|推送)?${REMINDERS}${END}$`,
)
const ON = new RegExp(
  `^${ASK}(?:重新)?(?:开启|打开|启用|开通|恢复|继续|开始)${REMINDERS}${END}$|^${ASK}${REMINDERS}(?:开启|打开|恢复|启用)${END}$`,
)
const TIME = new RegExp(
  `^${ASK}${REMINDERS}(?:的?时间)?(?:改|调|换|设|定|挪)(?:到|成|为|在|至)?(.{1,12})$|^${ASK}(?:改|调|换)(?:成|到)?每天(.{1,10})提醒(?:我)?${END}$|^(?:请|帮我)?每天(.{1,10})提醒我${END}$`,
)
const PAUSE = new RegExp(`^${ASK}(?:先)?暂停${REMINDERS}(.{0,14})$|^${ASK}${REMINDERS}(?:先)?暂停(.{0,14})$`)
const PAGES: [RegExp, Page][] = [
  [/^(?:改|设置?|调整)?(?:提醒的?)?(?:安静时段|免打扰(?:时段|时间)?|勿扰)(?:设置)?$/, 'quiet'],
  [/^(?:改|设置?|调整)?(?:提醒的?)(?:时点|阶段)(?:设置)?$/, 'stages'],
  [/^(?:改|设置?|调整)(?:一下)?提醒的?时间$|^提醒的?时间$/, 'time'],
]

/** 取消提醒 may mean one of them or all: the panel has a button for either. */
const SHOW =
  /^取消(?:我的|全部|所有)?提醒$|^(?:怎么|如何|怎样|在哪里?)(?:设置?|改|调|关闭?|开启?|打开|用|取消)(?:履职|我的)?提醒[?？]?$|^提醒(?:功能)?(?:怎么|如何|怎样)(?:设置?|改|关闭?|开启?|打开|用|弄)[?？]?$|^你?(?:会|能|可以)(?:不会|不能)?(?:主动|到时|按时|自动)*(?:发)?提醒我?(?:吗|么)?[?？]?$/

/** Reads what words want of the reminders' settings: 关闭提醒, 提醒改到8点半, 暂停提醒到下周一; null for others. */
export function readPanelWords(words: string, today: CivilDate): PanelWish | null {
  const text = foldWidth(words).replace(/[\s。.!！~～，,]+$/u, '')
  if (text.length > 40) return null
  if (SHOW.test(text)) return { type: 'show' }
  if (OFF.test(text)) return { type: 'off' }
  if (ON.test(text)) return { type: 'on' }
  const page = PAGES.find(([pattern]) => pattern.test(text))
  if (page) return { type: 'page', page: page[1] }
  const named = TIME.exec(text)
  const time = named ? bareTime(named[1] ?? named[2] ?? named[3] ?? '') : null
  if (time !== null) return { type: 'time', time }
  return pause(text, today)
}

/** 到下周一 is the day on which it goes on; 三天 counts from today. */
function pause(text: string, today: CivilDate): PanelWish | null {
  const found = PAUSE.exec(text)
  if (!found) return null
  const until = (found[1] ?? found[2] ?? '').replace(/^(?:到|至|一下)/, '')
  if (until === '') return { type: 'page', page: 'pause' }
  const counted = /^(?:[\d一二两三四五六七八九十半]{1,3})\s*(?:天|周|个?星期|个?月)$/.test(until)
  const { day } = readWhen(counted ? `${until}后` : until, today)
  return day === null ? { type: 'page', page: 'pause' } : { type: 'pause', until: day }
}

/** The short forms after `/remind`. */
const SHORT: ReadonlyMap<string, 'on' | 'off'> = new Map([
  ...['关闭', '关', '关掉', '停止', 'off'].map((word) => [word, 'off'] as const),
  ...['开启', '打开', '开', '恢复', 'on'].map((word) => [word, 'on'] as const),
])

/** Reads words after `/remind`, and the same words by themselves; null where they want nothing of the settings. */
export function panelWishOf(words: string, today: CivilDate): PanelWish | null {
  const short = SHORT.get(words.trim().toLowerCase())
  return short ? { type: short } : readPanelWords(words, today)
}
