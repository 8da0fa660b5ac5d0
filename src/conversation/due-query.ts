import { type CivilDate, periodOf } from '../calendar/index.ts'
import { parseNumeral } from '../text/index.ts'
import { named, spanIn } from './due-span.ts'

/** What a person asks about their own record. */
export type DueQuery =
  | { view: 'duties'; from: CivilDate; to: CivilDate; name: string; openOnly: boolean }
  | {
      view: 'ledger'
      from: CivilDate | null
      to: CivilDate | null
      name: string
      only: 'voided' | 'late' | null
    }
  /** One entry with its history, by its number in the ledger. */
  | { view: 'entry'; seq: number }
  | { view: 'why'; from: CivilDate; to: CivilDate; name: string }

const LEDGER =
  /台账[。？?]?$|台账(?:里|中|上)?(?:有|都|还|共)|^(?:看|查|列|显示|调出|打开).{0,10}(?:台账|记录)|(?:已?撤销|补录)(?:过|了)?的(?:有哪些|是哪些|台账|记录)[。？?]?$/
const ENTRY = /第\s*([\d一二三四五六七八九十百]{1,5})\s*号.{0,4}(?:详情|历史|明细|原来|怎么改|内容)/
const WHY =
  /^.{0,16}为(?:什么|啥).{0,20}(?:这样算|没算|不算|没计|不计|未计|没完成|未完成|没有完成|算我)|这样算[。？?]?$/
/** 我有哪些职责; not 镇长有哪些职责, which is a question about the texts. */
const OWN_DUTIES =
  /^(?:那|请问)?我(?:现在|目前)?(?:都|要|具体)?(?:有|负责|承担|要做|该做|管)(?:哪些|什么|啥)(?:安全生产)?(?:的)?(?:方面的)?(?:职责|责任|任务|工作|事|事情)?[?？。]?$/
/** 第一季度是不是没检查 asks for the count, not for what the texts say of neglect. */
const DONE =
  /^(?:那|请问)?(?:我)?(?:今年|去年)?(?:的)?(?:本|这个?|上个?|第?[一二三四1-4])?(?:季度|个?月|半年|上半年|下半年|今年|去年)(?:我)?(?:是不是|是否|有没有|有无|到底)?(?:都|还)?(?:没有?)?(?:带队)?(?:检查|调研|开会|学习|培训|完成)(?:过)?(?:了)?(?:没有?|吗|吧|呢)?[?？。]?$/
const SPAN =
  /^(?:那|那么)?(?:我们?|本人|我自己)?的?(?:20\d\d年)?(?:本|这个?|上个?|下个?|今年|去年|明年)?的?(?:季度?|月|半年|上半年|下半年|第?[一二三四1-4]季度|全年|整年|这?一年|今年|去年)(?:我?的?(?:(?:完成|履职)?情况|(?:任务|待办|履职)?清单|待办)|我)?(?:怎么样|怎样|如何|呢|的呢)?[?？。]?$/
/** 本周的清单, 那我今天呢; a week or a day alone may answer what a card asks. */
const SHORT_SPAN =
  /^(?:那|那么)?(?:我们?|本人)?的?(?:(?:本|这个?|上个?|下个?)(?:周|星期|礼拜)|今[天日])(?:我?的?(?:(?:完成|履职)情况|(?:任务|待办|履职)?清单|待办)(?:怎么样|怎样|如何|呢)?|(?<=^(?:那|那么)?我.{2,4})(?:呢|怎么样))[?？。]?$/

/** 那我3月呢; 3月呢 alone may answer what a card asks. */
const MONTH =
  /^(?:(?:那|那么)?我们?的?|那|那么)(?:20\d\d年|今年|去年|明年)?(?:1[0-2]|[1-9])月份?(?:我?的?(?:完成|履职)?情况|我)?(?:怎么样|怎样|如何|呢|的呢)[?？。]?$/

/** Whether the words ask about the person's own record by their shape alone, whatever else they may be taken for. */
export function isDueQuery(text: string): boolean {
  return (
    [LEDGER, ENTRY, WHY, SPAN, SHORT_SPAN, MONTH, OWN_DUTIES, DONE].some((pattern) => pattern.test(text)) &&
    !/^(?:把|将|撤|删|请撤|请删)/.test(text)
  )
}

/**
 * Reads a question about one's own duties or record: which view, over which days (Asia/Shanghai). Without words of
 * time it is the quarter that holds `today`; for the ledger, all of it.
 */
export function readDueQuery(text: string, today: CivilDate): DueQuery {
  const entry = ENTRY.exec(text)
  if (entry) return { view: 'entry', seq: parseNumeral(entry[1] as string) ?? 0 }
  const span = spanIn(text, today)
  if (/为什么|为啥|凭什么|怎么会|怎么算|怎么没|这样算/.test(text)) {
    return { view: 'why', ...(span ?? named(periodOf('quarter', today))) }
  }
  const wanted = /还要|还差|该|还剩/.test(text)
  if (
    /台账|记录|流水|明细|去了哪|去过哪|哪些地方|几次|多少次|记了|记过|录了|历史|撤销|补录/.test(text) &&
    !wanted
  ) {
    const only = /撤销/.test(text) ? 'voided' : /补录/.test(text) ? 'late' : null
    return {
      view: 'ledger',
      from: span?.from ?? null,
      to: span?.to ?? null,
      name: span?.name ?? '全部',
      only,
    }
  }
  const openOnly = /还差|还缺|还剩|没完成|未完成|没做|欠|哪些没|漏/.test(text)
  return { view: 'duties', openOnly, ...(span ?? named(periodOf('quarter', today))) }
}
