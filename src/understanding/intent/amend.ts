import type { CivilDate } from '../../calendar/index.ts'
import { datePartsOf } from '../../calendar/index.ts'
import type { DateMention, Hint } from '../dates/index.ts'
import { resolveMention } from '../dates/index.ts'
import { numberOf } from '../dates/numbers.ts'
import type { Understanding } from '../types.ts'
import type { IntentWords } from '../vocabulary/index.ts'
import { anyOf } from '../vocabulary/index.ts'
import type { Cues } from './cues.ts'

/** What a message does to a stored row, with where the new value stands in the text. */
export interface Amendment {
  intent: 'correct' | 'void'
  /** Half-open range of the words that give the new value; empty for a void. */
  fresh: { start: number; end: number }
  /** Words that give the value that was wrong, where they stand apart. */
  stale: { start: number; end: number } | null
  last: boolean
}

export interface AmendReader {
  read: (norm: string, mentions: readonly DateMention[], today: CivilDate) => Amendment | null
}

const IMPERATIVE = /请|帮|把|将|麻烦|给我/
/** 时间写晚了, 那次漏写了一处, 原来填的5月8日 */
const AMISS =
  /(?:日期|时间|地点)[^,。;]{0,4}(?:早|晚|迟|前|后|多|少|漏)了|漏(?:了|写|记|报)[^。;]*(?:那次|那条|这次|上次|上一条)|(?:那次|那条|上一条)[^。;]*(?:漏|少写|少了|多写)|(?:上一条|那条|刚才|这条|记录)[^。;]*(?:日期|时间|地点|类型|次数)[^。;]*(?:挪|改|调整|换|往前|往后)|[,](?:写|记|录|报|填)成[^,。;]{1,10}了\s*$|(?:写|记|录|报|填)(?:早|晚|反|偏)了|(?:那|这)[天次条回][^,。;]{0,6}(?:其实|实际上?)是|(?:那次|那条|那天)[^。;]*(?:系统|台账|记录|表)[里上][^,。;]{0,3}(?:是|写|记|显示)|(?:日期|时间|地点|类型|人数|次数|单位)[^,。;]{0,8}(?:改到|改成|改为|更换为|更换成|换成|挪成|有问题)|(?:刚|才|昨天|前面|之前)[录记报填]的(?:日期|时间|地点|类型|人数)[^,。;]{0,4}改|[,](?:少|漏)(?:记|录|写)了[一两几]|(?:录|报|记|登记|填)的[^,。;]{1,10}(?:其实|实际|实际上|应该|应当)是|^\s*补(?:一下|上|充)?(?:地点|日期|时间|单位|人数|次数):|(?:录|记|报|填|登记)的[^。;]*(?:日期|时间)[^。;]{0,4}(?:挪|改|调|往前|往后)|(?:之前|原来|先前|前面)(?:写|记|录|报|填|说)的(?:是)?\d/
/** 把8月5号的检查改到8月6号 */
const DAY_MOVED =
  /^\s*(?:请|帮我|帮忙|麻烦)?(?:把|将)[^,。;]*[\d一二三四五六七八九十][号日]的?[^,。;]{0,8}(?:改[到成为]|挪[到成])/
/** 帮我改过来, 请修改 */
const TO_MEND = /(?:帮我|请|麻烦)(?:你)?(?:给)?(?:修改|改正|更正|订正|改过来)[^,。;]{0,4}[。!\s]*$/
/** 不是8号，是9号 · 是8号，不是9号 */
const NOT_BUT = /不是([^,。;?]{1,16}?)[,。;\s]*(?:而是|应该是|应是|是)([^,。;?]{1,20})/
const BUT_NOT = /(?:应该是|应是|应为|是)([^,。;?]{1,20}?)[,\s]*(?:而)?(?:不是|并非|非)([^,。;?]{1,16})/
/** 3日的检查不是带队检查 */
const OF_THE_EVENT = /的(?:检查|会议?|调研|活动|培训|学习)[^,。;]{0,4}不是/
const CHANGE_TO =
  /(?:更改为|修改为|调整为|变更为|更正为|改成|改为|改到|换成|应该是|应当是|应为|应是|实际是|其实是|才对是|正确的是|是)([^,。;?]+)/
const WRITTEN_AS = /([^,。;?]{1,16})(?:写|记|录|填|说|输|打|选)成(?:了)?([^,。;?]{1,16})/

/** 附件发错了, 把照片去掉, 取消刚才那条和第七条的关联, 日历不要了: what is to go is no entry of the ledger. */
const OF_A_PART =
  /(?:附件|照片|图片|相片|截图|链接|关联|日历|清单事项|补充事项|我的?(?:个人)?(?:信息|数据|资料|账号))(?:给|都|全部?|也|先)*(?:删|撤|去掉|拿掉|取消|解除|不要|[发传附放弄搞]错)|^(?:请|帮我|麻烦|把|将)*(?:删|撤|去|拿|取消|解除|停)[^,。;]{0,24}(?:附件|照片|图片|相片|截图|链接|关联|日历|清单事项|补充事项)[吧了。!\s]*$/
/** Reads corrections and withdrawals of rows that are already stored. */
export function amendReader(words: IntentWords, cues: Cues): AmendReader {
  const re = (list: readonly string[]) => new RegExp(anyOf(list))
  const voids = re(words.void)
  const voidNot = re(words['void-not'])
  const stored = re(words.stored)
  const last = re(words.last)
  const correct = re(words.correct)
  const fields = anyOf(words.fields)
  const fill = new RegExp(
    `${anyOf(words.fill)}[^,。;]{0,4}${fields}|${fields}[^,。;]{0,6}${anyOf(words.fill)}|${anyOf(words.fill)}:`,
  )
  const wrong = new RegExp(
    `(?:${fields}|那条|这条|刚才|上一条|记录|记|录|写|填|说|报)[^,。;]{0,8}(?:错了|不对|有误|不准|错)|^(?:错了|不对|说错|写错|记错|更正|订正|勘误|纠正)`,
  )
  const cancel =
    /取消(?:了)?[^,。;]{0,14}(?:记录|登记|那条|那次|上一条|上条|刚才|条)|(?:记录|登记|那条|上一条|上条|刚才|刚记的)[^,。;]{0,10}取消|^\s*取消[吧了。!\s]*$|(?:那条|那笔|上条|上一条|刚才)[^,。;]{0,6}不要(?:了|吧)?\s*$|(?:刚才|那条|上一条|上条|那个|那次|这条)[^,。;]{0,10}不算(?:了|数)?(?=$|[,。!\s])/
  const weakVoid =
    /^(?:收回|退回|拿掉|去掉|清掉|抹掉|划掉|剔除|移除|删[了去除掉]|不要了|不想要了|撤[了掉销回]|作废|注销|销掉)/
  const strongRecord = /条|记录|登记|台账|录的|记的|刚才|刚刚/

  const isVoid = (norm: string): boolean => {
    // 地点错了 is no 点错了.
    const text = norm.replace(/地点(?=错)/g, '位置')
    if (voidNot.test(text) || OF_A_PART.test(text)) return false
    if (
      /(?:记|录|登记|报)的[^。;]{0,30}(?:取消|删|撤|去掉|作废)|(?:条|记录|刚才)[^。]*[,]?(?:删|撤|作废)(?:了|掉|吧|除)?\s*$|请[^,。;]{0,4}(?:注销|撤销|删除|作废)/.test(
        text,
      )
    )
      return true
    const match = voids.exec(text)
    if (!match) return cancel.test(text)
    if (weakVoid.test(match[0])) return stored.test(text) || /把|将/.test(text) || text.trim().length <= 8
    return true
  }
  const isCorrection = (text: string, ahead: boolean): boolean => {
    if (fill.test(text) && stored.test(text)) return true
    if (wrong.test(text) || AMISS.test(text) || TO_MEND.test(text)) return true
    if (DAY_MOVED.test(text) && !ahead) return true
    if (/改到/.test(text) && stored.test(text) && !ahead && /条|记录|日期|时间|记的|录的/.test(text))
      return true
    if (
      (NOT_BUT.test(text) || BUT_NOT.test(text)) &&
      !/不是(?:我|本人|说|因为|很|都|吧)/.test(text) &&
      !/[吗呢?]\s*$/.test(text)
    ) {
      const apart = /^\s*(?:不是|是|应该|更正|刚才|地点|日期)/.test(text)
      if (
        stored.test(text) ||
        correct.test(text) ||
        OF_THE_EVENT.test(text) ||
        text.trim().length <= 20 ||
        apart
      )
        return true
    }
    if (WRITTEN_AS.test(text)) return true
    const match = correct.exec(text)
    if (!match) return false
    if (/^(?:应|换成|调整为|错了|有误|改下|改一下)/.test(match[0]))
      return stored.test(text) || new RegExp(fields).test(text) || text.trim().length <= 12
    if (/^(?:改成|改为|变更为|更改为|修改为)/.test(match[0])) {
      const about =
        stored.test(text) || new RegExp(fields).test(text) || /^\s*(?:请|帮我|麻烦)?(?:把|将|改)/.test(text)
      return (
        strongRecord.test(text) ||
        (!ahead && (about || (text.trim().length <= 25 && !/取消|原定|因|本来|临时/.test(text))))
      )
    }
    return true
  }
  return {
    read(norm, mentions, today) {
      const text = norm.trim() === '' ? '' : norm
      const asking = cues.asks(text.replace(/[。!~\s]+$/, ''), text.trim().endsWith('?') ? '?' : '', false)
      if (asking && /[啥谁哪]|什么/.test(text)) return null
      if (
        asking &&
        !(
          IMPERATIVE.test(text) &&
          /(?:吗|行不|可以|好不)/.test(text) === false &&
          !/怎么|如何|能不能|什么/.test(text)
        )
      )
        return null
      const ahead = mentions.some((mention) =>
        resolveMention(mention, { today, tense: 'neutral' }).some((day) => day.ahead),
      )
      const isLast = last.test(text)
      if (isVoid(text))
        return {
          intent: 'void',
          fresh: { start: 0, end: 0 },
          stale: { start: 0, end: norm.length },
          last: isLast,
        }
      if (!isCorrection(text, ahead)) return null
      return { intent: 'correct', ...zones(norm), last: isLast }
    },
  }
}

/** Where the right and the wrong value stand. */
function zones(text: string): Pick<Amendment, 'fresh' | 'stale'> {
  const range = (match: RegExpExecArray, group: 1 | 2) => {
    const words = match[group] as string
    const start = match.index + (group === 1 ? match[0].indexOf(words) : match[0].lastIndexOf(words))
    return { start, end: start + words.length }
  }
  const butNot = BUT_NOT.exec(text)
  const notBut = NOT_BUT.exec(text)
  if (notBut && (!butNot || notBut.index <= butNot.index + 1))
    return { fresh: range(notBut, 2), stale: range(notBut, 1) }
  if (butNot) return { fresh: range(butNot, 1), stale: range(butNot, 2) }
  const writtenAs = WRITTEN_AS.exec(text)
  if (writtenAs) return { fresh: range(writtenAs, 1), stale: range(writtenAs, 2) }
  const changeTo = lastMatch(CHANGE_TO, text)
  if (changeTo) {
    const fresh = range(changeTo, 1)
    return { fresh, stale: changeTo.index > 0 ? { start: 0, end: changeTo.index } : null }
  }
  const colon = text.lastIndexOf(':')
  if (colon >= 0) return { fresh: { start: colon + 1, end: text.length }, stale: { start: 0, end: colon } }
  return { fresh: { start: 0, end: text.length }, stale: null }
}

function lastMatch(pattern: RegExp, text: string): RegExpExecArray | null {
  return [...text.matchAll(new RegExp(pattern.source, 'g'))].at(-1) ?? null
}

export interface AmendTools {
  activityOf: (text: string) => string | null
  placeOf: (text: string) => string | null
  today: CivilDate
  mentions: readonly DateMention[]
}

/** Target and change of an amendment, as far as the words give them. */
export function amendmentDetail(
  { intent, fresh, stale, last }: Amendment,
  norm: string,
  raw: string,
  { activityOf, placeOf, today, mentions }: AmendTools,
): Pick<Understanding, 'target' | 'change'> {
  const dayIn = ({ start, end }: { start: number; end: number }, hint: Hint = {}): CivilDate | null => {
    const mention = mentions.find(
      (each) => each.kind === 'days' && each.start >= start && each.end <= end + 4 && each.start < end,
    )
    return (mention && resolveMention(mention, { today, tense: 'past', hint })[0]?.date) ?? null
  }
  const freshText = norm.slice(fresh.start, fresh.end)
  const date = intent === 'correct' ? dayIn(fresh) : null
  const near: Hint = date ? { year: datePartsOf(date).year, month: datePartsOf(date).month } : {}
  const staleText = stale ? norm.slice(stale.start, stale.end) : ''
  const oldDate = stale && dayIn(stale, near)
  const oldActivity =
    activityOf(staleText) ?? (intent === 'correct' ? activityOf(norm.slice(0, fresh.start)) : null)
  const identified = oldDate || oldActivity
  const target: Understanding['target'] =
    !identified || last
      ? 'last'
      : { ...(oldActivity ? { activity: oldActivity } : {}), ...(oldDate ? { date: oldDate } : {}) }
  if (intent === 'void') return { target }
  const change: NonNullable<Understanding['change']> = {}
  if (date) change.date = date
  const about = norm.slice(0, fresh.start)
  const times = /(?:次数|记录?|录)?[^,。;]{0,6}?(?<!第)([\d一二两三四五六七八九十]{1,2})次/.exec(freshText)
  if (/地点|位置|单位/.test(norm))
    change.place = raw.slice(fresh.start, fresh.end).replace(/^[\s:：是在到]+|[\s。!！了]+$/g, '')
  else if (!date && times?.[1]) change.count = numberOf(times[1])
  else if (!date) {
    const activity = activityOf(freshText)
    const place = placeOf(freshText)
    if (activity) change.activity = activity
    else if (place && /不是/.test(norm)) change.place = place
    else if (/去|检查|到/.test(about) && /不是/.test(norm))
      change.place = raw.slice(fresh.start, fresh.end).trim()
  }
  return { target, change }
}
