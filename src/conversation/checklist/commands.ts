import { parseNumeral } from '../../text/index.ts'

/** What a person says about their checklist: the duties item by item, and what is on record for them. */
/** An entry by its number, or the one recorded last; null where the words name one in a way that is not clear. */
export type EntrySaid = number | 'last' | null

export type ChecklistCommand =
  /** The whole list; `words` may name a span. */
  | { type: 'checklist'; words: string }
  /** Only what has no record, or not enough. */
  | { type: 'unrecorded'; words: string }
  /** 第六条第三项有什么记录; `words` name the item, and may name a span. */
  | { type: 'item-records'; words: string }
  | { type: 'link-entry'; seq: EntrySaid; words: string }
  | { type: 'unlink-entry'; seq: EntrySaid; words: string }
  /** 第3号关联哪一条 */
  | { type: 'entry-links'; seq: EntrySaid }
  /** The organisation's own items; `words` are what was said of one, may be empty. */
  | { type: 'add-item'; words: string }
  | { type: 'own-items' }
  | { type: 'end-item'; words: string }
  | { type: 'remove-item'; words: string }
  /** 确认第3号属实; null: which of what staff wrote down is not confirmed yet. */
  | { type: 'affirm'; seq: number | null }

const POLITE = '(?:请|麻烦|帮我|给我|我要|我想)*(?:看看|看|查看|查查|查|打开|列出|显示)?(?:一下)?'
const TIME =
  '(?:20\\d\\d年(?:度)?|今年|去年|前年|本年度?|全年|[本这上]个?季度?|第?[一二三四1-4]季度|[上下]半年)+'
const CHECKLIST = new RegExp(
  `^${POLITE}((?:我|本人)?(?:自己)?的?)(${TIME})?(?:我)?的?(?:全部|完整|所有|整个)?的?(?:(履职|职责|责任|尽职|照单)?清单|(?<=我.{0,12})照单)(?:\\s+(${TIME})的?)?$`,
)
const WHICH = '(?:哪些|哪几[项条]|什么|啥|几项)'
const DUTIES = '(?:职责|责任|事项|项目|条款|清单事项|项|条)?'
const UNRECORDED = [
  new RegExp(
    `^${POLITE}(?:我|本人)?(?:的)?(?:${TIME})?(?:我)?(?:的?清单[里中上]?)?(?:还|都)?有?${WHICH}${DUTIES}(?:还)?(?:没有?|未|缺少?|差)(?:过)?(?:任何|相关)?(?:的)?记录?(?:过|的|呢|吗|了)?$`,
  ),
  new RegExp(`^${POLITE}(?:我的?)?(?:${TIME})?的?清单[里中上]?还?(?:缺|差|少)(?:了)?${WHICH}(?:记录)?$`),
  new RegExp(`^${POLITE}(?:我的?)?(?:${TIME})?的?(?:还)?(?:没有|未)记录的(?:职责|事项|项目)(?:有${WHICH})?$`),
  new RegExp(`^(?:我的?)?(?:${TIME})?还?缺${WHICH}记录$`),
]
const N = '([\\d一二两三四五六七八九十百〇零]{1,5})'
const PLACE = `第?\\s*[\\d一二两三四五六七八九十百〇零]{1,4}\\s*条(?:之[一二三四五六七八九十])?(?:\\s*第?\\s*[（(]?[\\d一二两三四五六七八九十]{1,3}[）)]?\\s*[款项目]|\\s*[（(][\\d一二三四五六七八九十]{1,3}[）)])*`
const SHORT_PLACE = '\\d{1,4}\\s*[（(][\\d一二三四五六七八九十]{1,3}[）)]'
const OWN_PLACE = `第?\\s*[\\d一二三四五六七八九十]{1,2}\\s*[项条个]?补充(?:事项|职责)|补充(?:事项|职责)\\s*第?\\s*[\\d一二三四五六七八九十]{1,2}\\s*[项条个]?`
const ITEM_RECORDS = new RegExp(
  `^${POLITE}(?:我的?|本人的?)?(?:${TIME})?的?((?:《[^《》]{2,40}》|[\\u4e00-\\u9fff]{0,10}(?:办法|细则|规定|条例|规程|意见|通知|法)的?)?(?:${PLACE}|${SHORT_PLACE}|${OWN_PLACE}))(?:的|下面?|都|里)*(?:有|有没有|是否有|有无)?(?:哪些|什么|啥|几条|多少条?)?的?(?:(?:履职)?(?:记录|佐证|证据)(?:有哪些|有没有|了?没有|吗|呢)?|(?<=[条款项目）)事职责])(?:都)?(?:记录?|关联)了(?:什么|哪些|啥)(?:记录|活动)?|(?<=[条款项目）)事职责])(?:都|我)?做了(?:什么|哪些|啥)(?:工作|事情?)?)$`,
)
const LAST = '(?:刚才|刚刚|最近|最后)(?:的|记的)?(?:那|这)?一?条|上一条|[这那]一?条'
const ENTRY = `(?:第?\\s*${N}\\s*号|(${LAST}))(?:记录|台账|活动)?`
const DUTY = `(?:${PLACE}|${SHORT_PLACE}|${OWN_PLACE})`
const WITH = '(?:与|和|跟|同|对|到)?'
const LINK = [
  new RegExp(
    `^(?:请|帮我)?(?:把|将)?${ENTRY}(?:也|都)?(?:关联|对应|归入|归到|挂到|挂在)(?:到|至|上|在)?(.{2,60})$`,
  ),
  new RegExp(
    `^(?:请|帮我)?(?:把|将)?${ENTRY}(?:也|都|应该|应当|要|可以)*(?:算|属于|记)(?:作|到|在|是)?((?=.{0,20}${DUTY}).{2,60})$`,
  ),
]
/** 把昨天的检查挂到第六条第三项: which entry, is not clear enough. */
const LINK_UNCLEAR = new RegExp(
  `^(?:请|帮我)?(?:(?:把|将)[^号]{2,24}?(?:关联|挂|归)(?:到|至|在|入)|.{1,8}那一?条(?:也|都)?(?:算|属于)(?:作|到|在)?)((?=.{0,20}${DUTY}).{2,60})$`,
)
const UNLINK = [
  new RegExp(`^(?:请|帮我)?(?:取消|解除|去掉|撤销|删除)${ENTRY}${WITH}(.{0,60}?)的?关联$`),
  new RegExp(
    `^(?:请|帮我)?(?:把|将)?${ENTRY}${WITH}(.{0,60}?)的?关联(?:给)?(?:取消|解除|去掉|撤销|删除|删)(?:掉|了)?$`,
  ),
]
const LINKS = new RegExp(
  `^${ENTRY}(?:可以|能|该|应该|要|都)?(?:关联|对应|归|算|属于)(?:了|到|的是|的|在)?(?:哪|什么|啥|几)(?:些|几)?(?:一)?[条项款个]?(?:职责)?$`,
)
/** 每月检查一次燃气，加到清单里 */
const ADD_AFTER =
  /^(?!.*了)(?!今天|昨天|前天|刚才|上午|下午)(.{4,200}?)[，,。；]\s*(?:请|帮我)?(?:加到|加进|加入|添加到|放进)(?:我的?)?(?:履职|责任)?清单(?:里|中|上|里面)?吧?$/
const ADD_ONE = /^(?:请|帮我)?(?:添加|新增|增加)一项\s*[:：]\s*([\s\S]+)$/
const ADD =
  /^(?:请|帮我|我要|我想)?(?:添加|新增|增加|加上|加|补充)(?:一|1)?[项条个]?(?:我的|到)?(?:(?:履职|责任|职责)?清单(?:[里中]?的?(?:事项|项目|职责|任务))|(?:本单位)?补充(?:事项|职责)|职责|责任事项)(?:$|\s*[:：,，]\s*([\s\S]+)$|\s+([\s\S]+)$)/
const OWN_ITEMS = new RegExp(
  `^${POLITE}(?:我的?|本单位的?)?(?:有哪些)?补充(?:事项|职责)(?:清单|列表|有哪些)?$`,
)
const END = /^(?:请|帮我)?(?:结束|终止|停止)(?:我的?)?((?=.*(?:补充(?:事项|职责)|清单(?:里的)?事项)).{2,60})$/
const REMOVE =
  /^(?:请|帮我)?(?:删除|删掉|去掉|移除|撤销)(?:我的?)?((?=.*(?:补充(?:事项|职责)|清单(?:里的)?事项)).{2,60}|(?:自己)?(?:添加|加)的(?:那|这)?一?[项条](?:事项)?)$/
const AFFIRM = new RegExp(
  `^(?:我|本人)?(?:确认)?第?\\s*${N}\\s*号(?:记录|代录)?(?:的?内容)?(?:是)?属实$|^(?:我|本人)?确认第?\\s*${N}\\s*号(?:代录|记录)$`,
)
const UNAFFIRMED =
  /^(?:看看?|查看?)?(?:有)?(?:哪些|什么)?(?:代录|代记)的?(?:记录)?(?:还)?(?:没有?|未|待)(?:本人|我)?确认(?:的|过|吗)?(?:有哪些)?$|^(?:待|未|没有?)(?:我|本人)?确认的?(?:代录|代记)(?:记录)?(?:有哪些)?$|^确认代录(?:记录)?$/

/** Reads what is said about the checklist; null for anything else. `text` is without surrounding white space. */
export function readChecklistCommand(text: string): ChecklistCommand | null {
  const bare = text.replace(/[\s。！!～~，,.?？]+$/u, '')
  if (/^照单$/.test(bare)) return { type: 'checklist', words: '' }
  const list = CHECKLIST.exec(bare)
  // 责任清单 by itself is a document of the regulations.
  if (list && (list[1] || list[2] || list[3] !== '责任'))
    return { type: 'checklist', words: list[2] ?? list[4] ?? '' }
  if (UNRECORDED.some((pattern) => pattern.test(bare))) return { type: 'unrecorded', words: bare }
  const item = ITEM_RECORDS.exec(bare)
  if (item) return { type: 'item-records', words: bare }
  const links = LINKS.exec(bare)
  if (links) return { type: 'entry-links', seq: entryOf(links) }
  if (bare === '关联') return { type: 'entry-links', seq: 'last' }
  const link = firstOf(LINK, bare)
  if (link) return { type: 'link-entry', seq: entryOf(link), words: link[3] as string }
  const unclear = LINK_UNCLEAR.exec(bare)
  if (unclear) return { type: 'link-entry', seq: null, words: unclear[1] as string }
  const unlink = firstOf(UNLINK, bare)
  if (unlink) return { type: 'unlink-entry', seq: entryOf(unlink), words: unlink[3] as string }
  if (bare === '取消关联') return { type: 'unlink-entry', seq: 'last', words: '' }
  const affirmed = AFFIRM.exec(bare)
  if (affirmed) return { type: 'affirm', seq: numberOf(affirmed[1] ?? affirmed[2]) }
  if (UNAFFIRMED.test(bare)) return { type: 'affirm', seq: null }
  return readItemCommand(bare)
}

/** Whether it only shows what is there. */
export function isLook({ type }: ChecklistCommand): boolean {
  return LOOKS.has(type)
}

const LOOKS: ReadonlySet<ChecklistCommand['type']> = new Set([
  'checklist',
  'unrecorded',
  'item-records',
  'own-items',
])

function firstOf(patterns: readonly RegExp[], text: string): RegExpExecArray | null {
  for (const pattern of patterns) {
    const found = pattern.exec(text)
    if (found) return found
  }
  return null
}

/** The entry of a pattern with ENTRY as its first two groups. */
function entryOf(found: RegExpExecArray): EntrySaid {
  return found[1] === undefined ? 'last' : numberOf(found[1])
}

function readItemCommand(bare: string): ChecklistCommand | null {
  const after = ADD_ONE.exec(bare) ?? ADD_AFTER.exec(bare)
  if (after) return { type: 'add-item', words: (after[1] as string).trim() }
  const add = ADD.exec(bare)
  if (add) return { type: 'add-item', words: (add[1] ?? add[2] ?? '').trim() }
  if (OWN_ITEMS.test(bare)) return { type: 'own-items' }
  const end = END.exec(bare)
  if (end) return { type: 'end-item', words: end[1] as string }
  const remove = REMOVE.exec(bare)
  return remove ? { type: 'remove-item', words: remove[1] as string } : null
}

function numberOf(numeral: string | undefined): number {
  return parseNumeral(numeral ?? '') ?? 0
}
