import type { IntentWords } from '../vocabulary/index.ts'
import { anyOf } from '../vocabulary/index.ts'
import type { Cues } from './cues.ts'

/** Tells a question about the rules from one about one's own record or status. */
export interface Asking {
  /** The message is one of the product's own listing commands (台账, 导出). */
  isLedgerCommand: (text: string) => boolean
  /** Some sentence of the message asks or requests to be shown something. */
  isAsked: (text: string) => boolean
  isDue: (text: string) => boolean
  /** Has nothing to do with duties: 你是谁. */
  isSmallTalk: (text: string) => boolean
}

const RULES =
  /会(?:咋样|怎样|怎么样|如何)|格式|这样写|怎么写|怎么填|追责|问责|免责|处分|后果|怎么处理|怎么罚|什么责任|一票否决|扣分|怎么算|如何算|算不算|算[^,。;]{0,8}[吗么]|算数|算谁|[向由归给]谁|谁(?:来|负责)|能算|也算|算作|怎么认定|如何认定|怎么计|如何计|计入|法规|规定|办法|细则|条款|第[一二三四五六七八九十\d]+条|依据|多久一次|保存|补录|补报|补记|补登|能不能|可不可以|能否|可否|要不要|需不需要|必须|应当|允许|可以.{0,8}(?:吗|么)|能.{0,8}(?:吗|么)[?]?$/
/** 研究几次才达标 */
const TO_QUALIFY = /(?:几|多少)[次回趟场项个][^,。;]{0,8}才/
const PAST_COUNT =
  /(?:检查|调研|开|召开|研究|培训|记|录|去|搞|做|学|参加|带队|组织|完成|办|主持|看|跑|报|述职|通报|公示|登记)(?:了|过|完)[^,。;?]{0,12}(?:几|多少|哪|什么|谁|啥)|都(?:去|做|干|检查|开|记|查|跑|办|登记|录)(?:了|过)|(?:几次|多少次|哪些|哪几)[^,。;]{0,8}(?:了|过)|(?:一共|总共|累计|合计)[^,。;]{0,14}(?:几|多少)/
const STILL =
  /漏(?:做|查|开|检查|报|记)的?(?:$|[?吗没])|没[^,。;]{1,6}的[^,。;]{0,6}(?:哪些|是什么|有什么|有啥)|我[^,。;]{0,10}(?:是不是|有没有|是否)[^,。;]{0,4}(?:少|漏|落|缺|差|欠)|(?:哪些|哪几|哪|什么|啥)[^,。;]{0,4}没(?:弄|做|办|干|搞|完成|开|检查|报)|还(?:用|要|需)[不得]?[^,。;]{0,4}(?:用|要|再)|还(?:要|得|需|应|该|须)[^,。;]{0,14}(?:几|多少|什么|哪|啥)|还(?:有|剩|差|欠|缺)/
const DID =
  /([做开查办去报交学看搞])没\1|还没[^,。;]{1,4}[吧吗么]\s*[?]?\s*$|(?:记|录|登)(?:进去|上|下|好|入|了)(?:没有?|吗|了没)\s*[?]?$|(?:了|过)(?:吗|么|没有?|嘛)\s*[?]?$|(?:有没有|是否|是不是)(?:已经|都)?[^,。;]{0,6}(?:记|录|登记|检查过|检查了|开过|开了|去过|去了|完成)/
/** 查一下我的记录, 我昨天录的那条在吗 */
const LISTING =
  /我名下|(?:记录|台账|明细)[^,。;]{0,6}(?:调|导|列|发我|发给我|给我看)|记成(?:啥|什么)|(?<![检督巡排抽夜调暗])(?:查|看|列|导|统计|调|显示|汇总|打开|给我)[^,。;]{0,14}(?:记录|台账|明细|进度|任务|完成情况|履职)|(?:查|看|列|导|统计|调出|显示|汇总)[^,。;]{0,6}(?:我|今年|本季|上半年|所有|全部)[^,。;]{0,14}$|我[^,。;]{0,6}(?:记|录|登记)的|(?:录|记|登记|报)[的过][^,。;]{0,6}(?:那|这)[条次个笔]/
const SHORT_LISTING =
  /^(?:我的?)?(?:本月|本周|本季度|这个月|这个季度|这个?周|这个?星期|今天|今日|上个?[周月]|今年|上半年|下半年|[一二三四]季度|目前|当前|现在|最近)?的?(?:任务|待办|(?:任务|待办|履职)?清单|职责|进度|记录|台账|安排|(?:完成|履职)情况)[。!?~\s]*$/
/** 上半年检查完成情况 */
const NAMED_LISTING =
  /^(?:我的?|本人的?)?(?:本月|本周|本季度|这个月|这个季度|今年|全年|上半年|下半年|[一二三四]季度)的?[^,。;了过]{0,8}(?:完成率|账目|完成情况|完成进度|进度|进展|明细)[。!?~\s]*$|^(?:请|帮我)?(?:看|查|调|列|翻)(?:看|下|一下)?我(?:名下)?的?(?:记录|台账|明细|进度|履职)[^,。;]{0,4}$|^(?:我的?)?(?:带队)?(?:检查|调研|会议|培训|开会|学习)(?:记录|台账|明细|次数)[。!?~\s]*$/
/** 要交的活有哪些 */
const TO_HAND_IN = /(?:要|得|该)(?:交|办|做|完成|干|报)的[^,。;]{0,6}(?:有哪些|有啥|有什么|是什么|是啥|哪些)/
const WHEN_DONE = /(?:几号|哪天|什么时候|何时)(?:开|去|检查|调研|办|搞|记|录|带队)的/
const WHEN_LAST = /(?:上次|上回|最近一次|上一次)[^,。;]{0,14}(?:什么时候|哪天|几号|何时|多久|哪里|哪儿|是|在)/
/** The head of some body in general, not a person: 区委书记一年要做哪些事. */
const IN_GENERAL =
  /(?:书记|区长|县长|市长|镇长|局长|主任|部长|领导|负责人|班子|党委|政府|成员|副区长|副镇长)(?:们)?(?:在|应|要|该|每|一年|一季|一个季|需|的|都|本|这|得)/

/** Nothing but a greeting: 你好，在吗 */
const GREETING =
  /^\s*(?:(?:你好|您好|大家好|早上好|上午好|下午好|晚上好|早安|早|嗨|喂|哈喽|hello|hi|在吗|在么|在不在|在没在|有人吗|有人在吗|[啊呀吧])[\s,。!?~]*)+$/i

export function compileAsking(words: IntentWords, cues: Cues): Asking {
  const due = new RegExp(anyOf(words.due))
  const dueAsk = new RegExp(anyOf(words['due-ask']))
  const span = new RegExp(anyOf(words['now-span']))
  const command = new RegExp(
    `^(?:请|帮我|给我|查一?下?|看一?下?|打开|我要|我想)?(?:看看|查看|导出|列出)?(?:一下)?我?的?${anyOf(words['ledger-commands'])}[。!?~\\s]*$`,
  )
  const talk = new RegExp(anyOf(words['small-talk']))
  const me = /我|本人|俺|咱/
  return {
    isLedgerCommand: (text) =>
      command.test(text.trim()) || SHORT_LISTING.test(text.trim()) || NAMED_LISTING.test(text.trim()),
    isAsked: (text) =>
      text.split(/(?<=[。!?;\n])/).some((sentence) => {
        const mark = sentence.trim().at(-1) ?? ''
        return sentence
          .split(/[,。;\n]/)
          .some(
            (clause) =>
              cues.asks(clause, mark === '?' && sentence.trim().endsWith(clause.trim()) ? '?' : '', false) ||
              cues.request.test(clause),
          )
      }),
    isSmallTalk: (text) => (talk.test(text) && text.trim().length <= 20) || GREETING.test(text),
    isDue(text) {
      if (/^[^,。;]{0,6}(?:假如|如果|要是|假设|万一|倘若)/.test(text)) return false
      const own = me.test(text)
      if (
        /我[^,。;]{0,10}(?:算不算|够不够|够了|达标|完成)/.test(text) &&
        !/追责|问责|后果|规定|怎么处理|会怎/.test(text)
      )
        return true
      if (TO_QUALIFY.test(text) && !/还/.test(text)) return false
      if (RULES.test(text) && !/我[^,。;]{0,8}(?:还差|还欠|还剩|没完成|进度)/.test(text)) return false
      if (
        STILL.test(text) ||
        PAST_COUNT.test(text) ||
        WHEN_LAST.test(text) ||
        WHEN_DONE.test(text) ||
        text.split(/[,。;?!]/).some((clause) => DID.test(clause.trim()))
      )
        return true
      if (due.test(text) || LISTING.test(text)) return true
      return (
        span.test(text) && (dueAsk.test(text) || TO_HAND_IN.test(text)) && (own || !IN_GENERAL.test(text))
      )
    },
  }
}
