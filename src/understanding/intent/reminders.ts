import { MASK } from '../text/mask.ts'
import type { IntentWords } from '../vocabulary/index.ts'
import { anyOf } from '../vocabulary/index.ts'

/**
 * How words stand to reminding. `wish`: what one asks to be reminded of; `cue`: such a wish with nothing in it, about
 * what stands before (到时提醒我); `told`: what somebody reminded one of.
 */
export type Reminded = 'wish' | 'cue' | 'told'

/** A half-open range of the text with what stands in it. */
export interface RemindedRange {
  kind: Reminded
  start: number
  end: number
}

export interface RemindTools {
  /** 了 or the like: something is told as done. */
  done: (text: string) => boolean
  /** The text names an activity. */
  hasActivity: (text: string) => boolean
  /** The text without the words that name a time. */
  withoutTimes: (text: string) => string
  /** The words ask for something to be recorded. */
  record: RegExp
}

/** Compiled once; none of the patterns is sticky. */
export interface RemindWords {
  /** 书记刚才, 秘书打电话: who reminds, at the end of what stands before 提醒. */
  somebody: RegExp
  /** 提醒业主, with the words up to whom it names. */
  others: RegExp
  /** 谢谢提醒, 收到提醒, 你提醒的: reminding that is only spoken of. */
  mentioned: RegExp
  /** 提醒大家要带队检查, said by somebody. */
  toAll: RegExp
}

const ADVERBS =
  '(?:刚才?|刚刚|方才|又|还|也|都|再次|再三|多次|反复|一直|总|老|已经?|专门|特意|及时|当面|现场|电话|打?来?电话|发?(?:微信|短信|消息|信息|通知)|在?群里|会上|开会时?|昨[天晚日]|今[天早晨]|前[天几]天?|上(?:周|个?月|午)|下午|早上|上午|中午|晚上|那天|之前|以前|\\s)*'
const OF_ME = '(?:我们?|本人|咱们?|俺们?)'
const TO_ME = `提醒(?:过|了)?(?:一下|一声|下)?${OF_ME}(?![的了吗么])`
const ASKED_FOR = '(?:设置?|定|订|加|添加|建|新建)(?:一?个|一?条|一下)?(?:闹钟|提醒)|提一?个醒'

export function compileReminders(words: IntentWords): RemindWords {
  const who = `(?:${anyOf(words['reminded-by'])}|[小老]\\p{Script=Han})`
  return {
    somebody: new RegExp(`(?<!让|请|叫|麻烦|要|安排)(?:${who}${ADVERBS}|没有?人?|忘了?)$`, 'u'),
    others: new RegExp(`(?<!谈话)提醒(?:过|了)?[^,。;!?\\n我们]{0,8}?${anyOf(words['reminded-others'])}`),
    mentioned: new RegExp(
      `(?:谢谢|感谢|多谢|多亏|幸亏|幸好|还好|好在|亏得)[^,。;!?\\n]{0,8}?提醒(?:了|过)?(?:我(?!们))?(?:一下)?|(?:收到|接到|看到|经过?|根据|按照?)[^,。;!?\\n]{0,6}提醒(?:之?后|以后|下|了)?(?!我)|(?:[你您]|照单|系统|机器人|${who})${ADVERBS}提醒(?:过|了)?我?的(?:[那这]一?[项个件次条])?|提醒(?:[里中上](?:说|讲|写)?的?|的)(?:[那这]一?[项个件次条])?(?!时|内容|功能)`,
      'gu',
    ),
    toAll: /提醒(?:过|了)?(?:大家|各[^,。;]{1,4}|全体[^,。;]{0,3}|说|要|该|得)/,
  }
}

/** Who wants no reminder, up to the word itself or what is done with it. */
const DECLINED = [
  /(?:周[一二三四五六日天]|[今明后]天|以后|今后|这周|本周)?(?:不要|不用|不必|不需要?|无需|无须|别|甭|勿)(?!忘)(?:再|老|总|一直|天天|每天|给我|来|发)*提醒/,
  /(?:取消|关闭|关掉|停止|停掉|暂停|撤回|撤销|撤掉|删掉|删除|去掉)(?![了过])[^,。;!?\n]{0,12}提醒(?!牌|标|函|单)/,
  /的提醒(?:功能|消息)?(?:都|先|也|给我|全)*(?:关|取消|删|撤|停|去掉|不要|不用|改|挪|推迟|换)/,
]
/** 你昨天提醒我: told of, not asked for. */
const REMINDED_BEFORE =
  /(?:[你您]|照单|系统)[^,。;]{0,4}(?:刚|昨|前天|早上|上午|上周|上个?月|之前|已|不是|没|老|总|一直|又)[^,。;]{0,4}$|被$/
/** When what is told as done was. */
const PAST = /昨|前天|今[天早晨上]|上(?:周|个?月|星期|午)|刚|已|早就|\d[号日]/
const NOTHING_MORE =
  /[\s,\u0001]|到时候?|届时|到点|的?时候?|记得|别忘了?|请|麻烦|帮我?|给我|替我|提前?|准时|按时|及时|一下|一声|再|也|就|都|可以|能不能|能|[吗吧哦啊呀哈啦的了]|谢谢|[一二两三四五六七八九十半几\d]+个?(?:天|小时|分钟|周|点半?|号|日)|[早晚]上|[上中下]午|之?前|[你您]|好|要|想|我/g
const CLAUSE = /[^,。;!?\n]+/g
const SENTENCE_END = /[。;!?\n]/

/**
 * Finds in a message what only reminds or is reminded of. Reminding that is declined, spoken of or directed at others
 * is masked: it is neither a plan nor a part of what was done.
 * @returns a text of the same length, and the ranges of wishes and of what one was told, in order.
 */
export function readReminders(
  text: string,
  words: RemindWords,
  tools: RemindTools,
): { text: string; ranges: RemindedRange[] } {
  if (!/提醒|闹钟|提一?个醒/.test(text)) return { text, ranges: [] }
  let out = text
  const mask = (start: number, end: number) => {
    out = out.slice(0, start) + MASK.repeat(end - start) + out.slice(end)
  }
  for (const found of text.matchAll(words.mentioned)) mask(found.index, found.index + found[0].length)
  const clauses = clausesOf(text)
  const ranges: RemindedRange[] = []
  for (const [i, clause] of clauses.entries()) {
    const { start, end } = clause
    if (start < (ranges.at(-1)?.end ?? 0)) continue
    const said = out.slice(start, end)
    const reported = (upTo: number) => {
      const before = said.slice(0, upTo)
      // 会开完了提醒我发通报: a condition, where no day says that it is over.
      return tools.hasActivity(before) && isPast(before, tools)
    }
    const from = (upTo: number) => (reported(upTo) ? start + upTo : start)
    const declined = DECLINED.map((pattern) => pattern.exec(said)).find((each) => each !== null)
    if (declined) {
      mask(from(declined.index), end)
      continue
    }
    const others = words.others.exec(said)
    if (others) {
      mask(
        start + others.index,
        endOf(clauses, i, text, (each) => isReport(each, tools)),
      )
      continue
    }
    const asked = new RegExp(`${TO_ME}|${ASKED_FOR}`).exec(said)
    const told = toldIn(said, asked, words)
    if (told) {
      // 昨天书记提醒我: the day of the reminding is none of what one was reminded of.
      mask(tools.hasActivity(said.slice(0, told.index)) ? start + told.index : start, start + told.end)
      if (tools.record.test(said.slice(told.end))) continue
      const stop = endOf(clauses, i, text, (each) => isReport(each, tools) || isPast(each, tools))
      ranges.push({ kind: 'told', start: start + told.end, end: stop })
      continue
    }
    if (!asked) continue
    // 提醒我昨天的检查要记台账: asks to record.
    if (tools.record.test(said) && PAST.test(said)) {
      mask(start + asked.index, start + asked.index + asked[0].length)
      continue
    }
    const begin = from(asked.index)
    const stop = endOf(clauses, i, text, (each) => isPast(each, tools))
    const rest = `${out.slice(begin, start + asked.index)},${out.slice(start + asked.index + asked[0].length, stop)}`
    const empty = tools.withoutTimes(rest).replace(NOTHING_MORE, '') === ''
    ranges.push({ kind: empty ? 'cue' : 'wish', start: begin, end: empty ? end : stop })
  }
  return { text: out, ranges }
}

/** Where somebody else reminded: 书记刚才提醒我, 你昨天提醒我, 领导提醒说; null where that is asked for. */
function toldIn(
  said: string,
  asked: RegExpExecArray | null,
  { somebody, toAll }: RemindWords,
): { index: number; end: number } | null {
  const found = asked ?? toAll.exec(said)
  if (!found?.[0].startsWith('提醒')) return null
  const before = said.slice(0, found.index)
  const already = /^提醒[过了]/.test(found[0]) && asked !== null
  const by = somebody.exec(before) ?? (asked && REMINDED_BEFORE.exec(before))
  if (!already && !by) return null
  return { index: by?.index ?? found.index, end: found.index + found[0].length }
}

/** A statement of one's own that was carried out. */
function isReport(clause: string, { done, hasActivity }: RemindTools): boolean {
  return hasActivity(clause) && done(clause)
}

function isPast(clause: string, { done }: RemindTools): boolean {
  return PAST.test(clause) && done(clause)
}

/** The end of the sentence, or where before it a clause goes on to something else. */
function endOf(
  clauses: readonly { start: number; end: number }[],
  from: number,
  text: string,
  turns: (clause: string) => boolean,
): number {
  let { end } = clauses[from] as { end: number }
  for (const next of clauses.slice(from + 1)) {
    if (SENTENCE_END.test(text.slice(end, next.start)) || turns(text.slice(next.start, next.end))) break
    end = next.end
  }
  return end
}

function clausesOf(text: string): { start: number; end: number }[] {
  return [...text.matchAll(CLAUSE)].map(({ 0: clause, index }) => ({
    start: index,
    end: index + clause.length,
  }))
}
