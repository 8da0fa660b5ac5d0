import type { Anchor } from '../activities/anchor.ts'
import type { DateMention } from '../dates/index.ts'
import type { Piece } from './pieces.ts'

/** 推迟到11月25日: what fell through has a new day, and only that counts. */
export const PUT_OFF = /(?:推迟|延期|延后|改期|改|顺延|调整|挪|推|移|延|拖|提前)(?:到|至|为|在)/
/** What was gone into on site: 详细了解应急演练、员工培训等情况. */
export const LOOKED_INTO = /了解|询问|查看|察看|查阅|翻看|听取|听了/

const TITLE = /(?:纪要|简报|工作动态|信息专报|会议记录|新闻稿|专报|快报)\s*(?:[〔([].*)?$/
const REPORT = /(?:情况|履职|工作|述职|自查)(?:的)?(?:报告|汇报|总结|小结)\s*$/
const HEADING_NOUN =
  /(?:台账|记录|清单|情况|如下|汇总|明细|小结|总结|工作|活动|日志|纪实|统计|汇报|备忘|履职)$/
const HEADING_OF_ACTIVITY = /(?:记录|台账|情况|如下|汇总|明细|统计|都是|均为|的有)$/
const ATTENDED =
  /[\u4e00-\u9fff]{2,}(?:一同|一起|共同|分别)?(?:陪同|参加|列席|出席|参与)(?:了)?(?:活动|会议|检查|调研|督导|座谈|培训|以上活动)?\s*$/
const SAYS_WHEN =
  /^(?:分别|时间|日期|都是|就是|那天|也就是|具体|其中|定于|定在|拟于|(?:去|到|看|查|检查|开|搞|办|做|进行)的)|召开|举行/
const NOT_A_PLACE =
  /[了是要将没不想拟请会过说记撤回]|取消|准备|报送|完成|整改|通知|结束|启动|反馈|进驻|休息|放假|出差|开始|分送|印发|作出|安排/

/** The days or vague times that a piece says, without the stretches that only lend a year or a month. */
export function timesOf(piece: Piece): DateMention[] {
  return piece.mentions.filter((mention) => mention.kind !== 'stretch')
}

export function hasDay(mentions: readonly DateMention[]): boolean {
  return mentions.some((mention) => mention.kind === 'days')
}

/** What is left of a piece without its dates, white space and brackets. */
export function withoutDates(piece: Piece): string {
  return piece.mentions
    .reduce((text, { words }) => text.replace(words, ''), piece.text)
    .replace(/[\s()]/g, '')
}

/** The title line of minutes or a bulletin: 办公会纪要〔2026〕9号. */
export function isTitle(piece: Piece, severalLines: boolean): boolean {
  const bare = timesOf(piece).length === 0 && piece.mark === '' && !/[了已向将交]/.test(piece.text)
  if (severalLines && piece.first && piece.line === 0 && bare && REPORT.test(piece.text)) return true
  return piece.first && piece.mentions.length === 0 && TITLE.test(piece.text)
}

/**
 * Whether a piece that opens a line is a heading: 上半年工作, 5月8日, 检查记录.
 * @param inList whether the message is a list, where a heading needs no colon
 */
export function isHeading(piece: Piece, inList: boolean): boolean {
  const plain = piece.text.replace(/\s/g, '')
  if (piece.anchor) return HEADING_OF_ACTIVITY.test(plain)
  if (piece.mark !== ':' && !inList) return false
  return piece.mentions.length > 0 || piece.stretches.length > 0 || HEADING_NOUN.test(plain)
}

/** 张副区长陪同, 区领导参加活动: who else was there. */
export function isTrailing(piece: Piece, anchor: Anchor): boolean {
  return anchor.attend && ATTENDED.test(piece.text) && !/我/.test(piece.text)
}

/** 安委会会议后: an activity that only says when another took place. */
export function isOnlyWhen(piece: Piece): boolean {
  return (
    piece.anchor !== null && /(?:会议?|结束|检查|培训|调研)(?:之)?(?:后|前|期间|间隙)\s*$/.test(piece.text)
  )
}

/** Nothing but the day, or 时间是…, 分别是…. */
export function isOnlyDay(rest: string): boolean {
  return rest.length <= 3 || SAYS_WHEN.test(rest)
}

/** 5号化工厂: a place and nothing else. */
export function isOnlyPlace(rest: string): boolean {
  return /^[\u4e00-\u9fff\d、]{2,16}$/.test(rest) && !NOT_A_PLACE.test(rest)
}

/** 整改, 复查, 报送: what follows from the activity has a day of its own. */
export function isSequel(rest: string): boolean {
  return /整改|复查|回头看|再|报送|截止|反馈|验收|下次/.test(rest)
}
