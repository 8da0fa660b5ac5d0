import type { CivilDate, Workdays } from '../../../calendar/index.ts'
import { foldWidth, sanitize } from '../../../text/index.ts'
import { DECLINES } from './declines.ts'
import type { Span } from './span.ts'
import { readWhen, type When } from './when.ts'

/** What a person asks to be reminded of (提醒我周五前开会), as far as the words tell it. */
export interface ReminderWish extends Omit<When, 'spans'> {
  /** The person's words without those that ask to be reminded and tell when; empty where nothing is left. */
  text: string
  /** It is to come again and again: 每周一. */
  every: boolean
}

/** UTF-16 units; a longer message is no wish. */
const LONGEST = 400

const TRIGGERS: RegExp[] = [
  /提醒(?:一下|一声|下)?(?:我|本人|咱)(?!们|[的了吗么呢没不]|过(?![\d一二两三四五六七八九十半几年节完]))(?:一下|一声)?/,
  /(?:帮我|给我|替我|我想|我要|^|[，,。])\s*(?:设置?|定|订|加|添加|建|新建|记)(?:一?个|一?条|一下)?(?:闹钟|提醒)/,
  /^提醒(?=[:：])/,
]
/** Only beside a day or a time: 叫我小李 asks for something else. */
const CALLS =
  /(?:叫|喊|催)(?:一下)?我(?!们|[的了吗么呢没不]|过(?![\d一二两三四五六七八九十半几年节完]))(?:一下|一声)?/
/** Says of whom only at the end of its own sentence: 提醒一下镇长 is for somebody else. */
const AT_END = /提醒(?:一下|一声|下)?(?=[吧啊哦哈呀。.!！~～\s]*$)/

const POLITE_TAIL =
  /[,，\s]*(?:好吗|好不好|行吗|行不行|可以吗|可不可以|谢谢[你您]?|拜托了?|麻烦[你您]?了?|[哈啊哦吧呀啦哟嘛呗。.!！~～…\s])+$/
const ASKS_TAIL = /[吗么呢]?[?？\s]*$/
/** Some time or other. */
const LATER = /(?:晚一?点|待会儿?|过?一?会儿|等(?:会儿?|一?下)|稍后|回头|改天|过后)[，,\s]*$/
/** What may stand before the words that ask, and tells nothing. */
const FILLER =
  /(?:请|麻烦|劳驾|拜托|帮我?|替我|给我|你|您|照单|到时候?|届时|到点|准时|及时|记得|别忘了?|不要忘了?|务必|一定要?|提前|能不能|能否|可不可以|可以|能|要|再|也|就|在|于|我想让?|我要|我希望|希望|让|的时候|[:：\s])+$/
const POLITE_START = /能不能|能否|可不可以|可以|能|麻烦|请|帮|劳驾/
/** Who speaks so tells of something, asks, or wants none. */
const NO_WISH =
  /没|不要(?!忘)|别(?!忘)|不用|不必|不再|已经|为什么|为啥|怎么|如何|谁|谢|什么|哪|[?？]|取消|关闭|停止/
const DECLINED = new RegExp(`${DECLINES}$`)
/** Who is to do the reminding, or is spoken of. */
const SOMEBODY =
  /(?:书记|[局市县区镇乡处科院部厅省站队所]长|主任|领导|同事|秘书|他|她|他们|她们|人家|对方|[小老]\p{Script=Han})(?:说|会|要|来)?$/u
const PAUSE = /[,，。.;；、!！\n]\s*$/
const ASKED = /什么|哪些|哪个|多少|几[个项次件]|怎么|为什么|是不是|有没有/
const EVERY =
  '(?:每(?:天|日|晚|早|隔|逢|[两二三四五六]?个?(?:工作日|天|周|星期|礼拜|月|季度?|年))|天天|按[周月季年]|隔[天日周]|隔[一两三]天|逢[周星一二三四五六七八九十\\d])'
const WITH_EVERY = '[\\d一二三四五六日天号月周的底初末晚早上下午中点半刻:：分和、\\s]*'
const AGAIN_LEFT = new RegExp(`^[\\s，,]*${EVERY}${WITH_EVERY}|${EVERY}${WITH_EVERY}[，,都请要]*$`)
const AGAIN_RIGHT = new RegExp(`^[\\s:：，,]*(?:从?.{1,6}(?:开始|起)[，,]?)?${EVERY}${WITH_EVERY}`)
/** What an app puts before what is forwarded. */
const FORWARDED = /^【[^】]{1,8}】/
/** Says nothing of what. */
const NOTHING = /^(?:能不能|可不可以|可以|只要?|就|仅|都|也|能|才|一次|一下)+$/
const GREETING =
  /^(?:(?:你好|您好|照单|嗨|早上好|上午好|下午好|晚上好|小助手|机器人)(?:[啊呀])?[,，!！、。\s]+)+/
/** Says of what is told before the words that ask that it is meant to be done. */
const INTENDS = /^(?:准备|打算|计划|想要?)(?=\p{Script=Han}{2})/u
const LEFT_OVER = /^[\s,，、。:：;；]+|[\s,，、:：;；]+$/g

/**
 * Reads a wish to be reminded oneself; null for any other words: of somebody else (提醒一下镇长), about reminders
 * (为什么没提醒我), told by somebody (书记提醒我…).
 * @param today the civil day in Asia/Shanghai on which it was said.
 * @param workdays for days told as such: 下个工作日. Default: those of China.
 */
export function readReminderWish(text: string, today: CivilDate, workdays?: Workdays): ReminderWish | null {
  const whole = sanitize(text).trim()
  if (whole.length > LONGEST) return null
  const trigger = triggerIn(foldWidth(whole))
  if (!trigger) return null
  const [start, end] = trigger
  if (DECLINED.test(foldWidth(whole).slice(0, start))) return null
  const again = againIn(whole, trigger)
  const read = again ? [trigger, again] : [trigger]
  const when = readWhen(blanked(whole, read), today, workdays)
  const sides = sidesOf(
    whole,
    trigger,
    again ? [...when.spans, again].sort((a, b) => a[0] - b[0]) : when.spans,
  )
  if (!sides) return null
  const every = again !== null && when.day === null && when.after === null
  const { spans: _, ...told } = when
  const isTimed = when.day !== null || when.time !== null || when.after !== null
  const content = [sides.before, sides.after].filter((side) => side !== '').join('')
  const words = content
    .replace(LEFT_OVER, '')
    .replace(FORWARDED, '')
    .replace(GREETING, '')
    .replace(NOTHING, '')
  if (CALLS.test(whole.slice(start, end)) && !isTimed && !every) return null
  if (AT_END.test(whole.slice(start)) && end === trigger[1] && words === '' && !isTimed && !every) return null
  if (sides.asks && words === '' && !every) return null
  if (!isTimed && !every && when.note === null && ASKED.test(words)) return null
  return { ...told, text: words, every }
}

function triggerIn(text: string): Span | null {
  for (const pattern of [...TRIGGERS, CALLS, AT_END]) {
    const found = pattern.exec(text)
    if (found) return [found.index, found.index + found[0].length]
  }
  return null
}

interface Sides {
  before: string
  after: string
  /** It is put as a question. */
  asks: boolean
}

/** What is left on both sides of the words that ask, the time taken out; null where it is no wish of one's own. */
function sidesOf(text: string, [start, end]: Span, spans: readonly Span[]): Sides | null {
  const raw = text.slice(0, start)
  const head = cut(text, 0, start, spans)
  const before = head.replace(FILLER, '').replace(LATER, '').replace(FILLER, '')
  const polite = POLITE_START.test(raw)
  const tail = cut(text, end, text.length, spans)
  const asks = /[吗么?？]\s*$/.test(tail)
  let after = tail.replace(POLITE_TAIL, '')
  if (polite || /[?？]\s*$/.test(after)) after = after.replace(ASKS_TAIL, '')
  after = after.replace(POLITE_TAIL, '')
  if (/[吗么]$/.test(after)) return null
  const said = before.replace(LEFT_OVER, '')
  if (NO_WISH.test(said)) return null
  if (said === '') return { before: '', after, asks }
  if (after.replace(LEFT_OVER, '') === '') {
    const told = PAUSE.test(before) || PAUSE.test(head) || spans.length > 0
    return told && !SOMEBODY.test(said) ? { before: said.replace(INTENDS, ''), after: '', asks } : null
  }
  return PAUSE.test(before) || PAUSE.test(head) ? { before, after, asks } : null
}

function cut(text: string, from: number, to: number, spans: readonly Span[]): string {
  let out = ''
  let at = from
  for (const [start, end] of spans) {
    if (end <= from || start >= to) continue
    out += text.slice(at, Math.max(at, start))
    at = Math.max(at, Math.min(end, to))
  }
  return out + text.slice(at, to)
}

/** Where the words say that it is to come again: 每周一提醒我开会; not 提醒我周五交每月报表. */
function againIn(text: string, [start, end]: Span): Span | null {
  const left = AGAIN_LEFT.exec(text.slice(0, start))
  if (left) return [left.index, left.index + left[0].length]
  const right = AGAIN_RIGHT.exec(text.slice(end))
  return right && [end, end + right[0].length]
}

/** What is read already is white space for what reads the rest; every character keeps its place. */
function blanked(text: string, spans: readonly Span[]): string {
  return spans.reduce(
    (left, [from, to]) => left.slice(0, from) + ' '.repeat(to - from) + left.slice(to),
    text,
  )
}
