import type { IntentWords } from '../vocabulary/index.ts'
import { anyOf } from '../vocabulary/index.ts'

/** What words tell about whether something was done, is to be done, or is asked; compiled once. */
export interface Cues {
  /** Did not take place; `direct` = said of the act itself (没带队), `outcome` = of how it ended (取消了, 没去成). */
  undone: { direct: RegExp; outcome: RegExp }
  counterfactual: RegExp
  intended: RegExp
  plans: (text: string) => boolean
  remind: RegExp
  generic: (text: string) => boolean
  done: (text: string) => boolean
  record: RegExp
  late: RegExp
  request: RegExp
  orders: (text: string) => boolean
  /** Somebody above demands it: 市里来电话要求，…必须…. */
  demanded: RegExp
  notice: RegExp
  hearsay: RegExp
  notMe: RegExp
  forwarded: RegExp
  injection: RegExp
  fabricate: RegExp
  sequel: RegExp
  /** Takes the polite tail off a clause: …录一下行吗 → …录一下. */
  withoutPoliteness: (text: string) => string
  /** Whether a clause asks. `told`: it also states something done, so that 检查是否落实 is no question. */
  asks: (clause: string, mark: string, told: boolean) => boolean
}

/** 要 before a verb of going or holding; not 重要, 要求, 主要. */
const WANTS =
  /(?<![重主需必只纪首紧简概摘不])要(?!加强|抓|做好|严|认真|持续|坚持|压实|强化|进一步|高度|切实|不断|把|重视|深刻|落实)(?=[^,。;]{0,6}?(?:去|到|赴|带队|率队|带着|召开|开(?!展过)|主持|组织|参加|陪|检查|调研|安排|搞|做|办|述职|报告|公示|培训|学习))(?!求|点|是|素|闻|件|么)/
const SHALL =
  /(?<![即麻])将(?=于|在|要|会|带队|率队|召开|开展|组织|到|赴|对|前往|主持|参加|陪|举办|举行|赶|带)/
const WILL = /(?<![议委常员开例])会(?=去(?!年)|带队|率队|召开|组织|安排)/
/** 准备 with something to do after it; not 准备工作, 准备充分. */
const PREPARES =
  /准备(?!工作|充分|好了|情况|阶段|材料|会|活动)(?=[^,。;]{0,10}?(?:去|到|带队|率队|召开|开|组织|检查|调研|参加|主持|搞|培训|学习|公示|夜查|督查|查|研究|述职|报告))/
/** 得带队下去一趟 */
const MUST = /(?<![觉取获记值懂显认舍使懒来])得(?=(?:带队|去|下去|再|开|组织|召开|到|赶紧|抓紧))/
/** 等忙完这阵就去 */
const ONCE =
  /等[^,。;]{0,8}(?:忙完|结束|过去|完事|消停)[^,。;]{0,4}[再就]|等(?:忙|过|下|开完|有|到|我|领导|天|这|那|明)[^,。;]{0,10}(?:就|再)/
/** 了 that belongs to the making of a plan, not to the act. */
const PLAN_MADE =
  /(?:(?:定|约|说|讲|谈|排|安排|准备|计划|商量|想)(?:好|妥|下)?|通知|答应|确定|敲定|预约|预定|忘|收到|接到|决定|同意|报名|筹备)了|已经?(?:安排|通知|定|约|计划|确定|排|部署)(?!完)/g
const ASPECT =
  /了(?!解|如指掌|然)|(?:检查|去|开|主持|带队|查|听|做|办|搞|参加|陪同|组织|召开|调研|培训|讲)的(?=$|[,。;!\s])|(?<![超通经不难度错])过(?![程度期节去硬失渡后关滤道往于多冬年两几会阵段]|[一二三四五六\d]{1,2}[天周个])|完毕|(?<=查|研|开|学|训|看|讲|议|做|办)完/
const NOT_ASPECT =
  /为了|除了|罢了|极了|得了|不了|就好了|太[^,。;了]{1,5}了|很[^,。;了]{1,4}了|[累烦难]了|未了|临了|为了解|算了|到(?:期限?|时间|日子|点)了|(?<![赶尽很飞])快(?!递|餐|速|捷)[^,。;了]{0,5}[到完束过]了|(?:快|就|马上)要[^,。;了]{1,6}了/g
/** 按上级通知精神: what was done was done because of an order. */
const FOLLOWING_ORDERS =
  /(?:按照?|根据|依据|落实|贯彻|传达|遵照)[^,。;]{0,12}(?:通知|要求|部署|精神|文件)(?:精神|要求)?/g
const REQUESTING = /帮|麻烦|请|给我|一下|提醒|登记|录入|记上|记下|记个|,/
/** Words of asking inside words that do not ask: 前几天, 没什么问题. */
const NO_QUESTION =
  /那个?啥(?=[,我就\s嗯呃])|那个?什么|叫什么来着|咨询[日台会服活]|宣传咨询|(?:[了过到出有领叫喊找集约请]|看看|转转|走走|查查|我们|你们|他们|这|那|带|和|跟)几[个名家处条位样]|不对[,]?不对|没[^,。;]{0,3}啥|谁爱[^,。;]{0,4}谁[^,。;]?|没(?:有)?[^,。;什]{0,6}什么|(?:前|这|那|过|近|好|后|头|隔|没)几[天次个日号月年周]|没什么|什么的|啥的|没啥|多少有些|谁都|什么都|哪个都|怎么样都/g
/** 今年检查了几家 */
const COUNTING =
  /(?:今年|本季度|上半年|下半年|这个月|本月|这个季度|一共|总共|到现在|至今)[^,。;]{0,10}[了过]几/
/** 多不多, 做没做 */
const A_NOT_A = /([\u4e00-\u9fff])[不没]\1(?!对)/
/** …也计入次数吧 */
const ENDS_DOUBTING =
  /(?:算(?!是)|计入|可以|能|也|行)[^,。;]{0,10}吧\s*$|(?<![没还并也都从就又一])没\s*[?]?\s*$|[了过]几[家个次处回趟]了(?:我|来着)?\s*$|每[^,。;]{1,8}[次回趟][^,。;]{0,4}吧\s*$|[了过][^,。;了过]{1,12}没有\s*[?]?\s*$/
const ENDS_ASKING =
  /(?:吗|么|(?<!(?:还|没|正|着)[^,。;]*)呢|嘛|咩|(?:[了过上好完去进下成]|达标|够|齐|完成|登记|过关)没(?:有)?|[^差要从才好可是,。;\s]不|可以不|是不|[了过]未|不呢)\s*[?]?\s*$/

export function compileCues(words: IntentWords): Cues {
  const re = (list: readonly string[], flags = '') => new RegExp(anyOf(list), flags)
  const verbs = anyOf(words['undone-verbs'])
  const plan = re(words.plan)
  const planNot = re(words['plan-not'], 'g')
  const generic = re(words.generic)
  const genericNot = re(words['generic-not'], 'g')
  const done = re(words.done)
  const question = re(words.question.filter((word) => !words['weak-question'].includes(word)))
  const weak = re(words['weak-question'])
  const order = new RegExp(
    `${anyOf(words.order.filter((word) => word !== '通知各'))}|(?<!已|经|我|就)通知各|(?:^|[\\s】\\]])${anyOf(words.addressees)}[^,。;]{0,10}:|(?:^|[\\s】\\]:,])${anyOf(words.addressees)}[^,。;]{0,8}?(?:即日起|开展|组织|报送|反馈|上报|立即|做好|落实|对|按|于|把|将)|(?:请|要求|通知|望|由)${anyOf(words.addressees)}|${anyOf(words.addressees)}[^,。;]{0,12}(?:要|须|应|务必|请|立即|抓紧)`,
  )
  const polite = new RegExp(`[,\\s]*(?:${anyOf(words.polite)})[?!。~\\s]*$`)
  const withoutPoliteness = (text: string) => text.replace(polite, '')
  return {
    undone: {
      direct: new RegExp(
        `(?:没有?(?!问题|发现|隐患|什么大)|未(?!成年|来|发现)|不曾|没法|还没有?|尚未|从没|从未)(?:再|有|能|去|亲自|来得及|组织|怎么|好好|正式|真正|专门|及时|按时)?${verbs}|不(?:去|开|检查|搞|办|带队)了|(?:去|开|办|搞)不成|不是我|暂?无[^,。;]{0,4}(?:检查|调研|会议|培训)(?:任务|安排|计划|活动)|(?:漏|(?<![多或至不很减])少)${verbs}了`,
      ),
      outcome: new RegExp(
        `${anyOf(words.negation)}|没(?:有)?(?:去|开|检查|带队|办|搞)(?:成|了)?(?=$|[,。;了])|没(?:有)?(?:弄|做|办|搞)(?!法|好)(?=$|[,。;)])|未能?(?:开展|进行|召开|举行|成行|实施|组织)(?=$|[,。;])|(?:去|开|办|搞)不成|不(?:去|开|检查|搞|办)了|(?:最后|结果|后来|最终)(?:还是)?(?:也)?没|(?<!(?:其中|家|个别|有的)[^,。;]{0,6})没进(?:去|门|成)|半路[^,。;]{0,6}(?:回来|返回|折回|掉头)|被叫回`,
      ),
    },
    counterfactual: new RegExp(
      `${anyOf(words.counterfactual)}|(?:^|[,。;])\\s*若(?!干)|(?:应该|早该|理应|早就该)(?!是)[^,。;是]{0,8}(?:就|早|去|检查|带队|开)|(?:就|早)该|(?<![应本早理活])该(?:去|带队|检查|开|召开)`,
    ),
    intended: re(words.intended),
    plans: (text) => {
      const plain = text.replace(planNot, '\u0001')
      return (
        plan.test(plain) ||
        PREPARES.test(plain) ||
        WANTS.test(plain) ||
        MUST.test(plain) ||
        ONCE.test(plain) ||
        SHALL.test(plain) ||
        WILL.test(plain)
      )
    },
    remind: re(words.remind),
    generic: (text) => generic.test(text.replace(genericNot, '\u0001')),
    done: (text) => {
      const plain = text.replace(PLAN_MADE, '\u0001').replace(NOT_ASPECT, '\u0001')
      return ASPECT.test(plain) || done.test(plain)
    },
    record: new RegExp(`${anyOf(words.record)}(?!着|住|得)`),
    late: re(words.late),
    // 我说一下啊…: the writer begins to tell, and asks for nothing.
    request: new RegExp(
      `(?<!我(?:来|先|想|再|就)?|[跟给向][你您])${anyOf(words.request.filter((word) => /^[说讲]/.test(word)))}|${anyOf(words.request.filter((word) => !/^[说讲]/.test(word)))}`,
    ),
    orders: (text) => order.test(text.replace(FOLLOWING_ORDERS, '\u0001')),
    demanded:
      /(?:上级|上面|市里|区里|省里|县里|上头)[^,。;]{0,8}(?:通知|要求|说了?|安排|布置|强调|来文|发文)[^。]*(?:必须|要|得|务必)|(?:书记|区长|县长|市长|镇长|领导|局长)说了?[^。]{0,6}(?:每|以后|今后)/,
    notice: re(words.notice),
    hearsay: re(words.hearsay),
    notMe: re(words['not-me']),
    forwarded: new RegExp(`^\\s*${anyOf(words.forwarded)}`, 'i'),
    injection: new RegExp(
      `${anyOf(words.injection)}|(?:忘记|忘掉|忘了|忽略|无视)[^,。;]{0,6}(?:规则|指令|设定|限制)|没(?:做|完成|干|去|开)的[^,。;]{0,6}(?:写成|记成|改成|标成|补成|填成)|(?:所有|全部|都)[^,。;]{0,10}(?:记成|标成|改成|设为|置为|算作|标记成?|标为)(?:已|都)?(?:完成|met|达标)`,
      'i',
    ),
    fabricate: re(words.fabricate),
    sequel: re(words.sequel, 'g'),
    withoutPoliteness,
    asks(clause, mark, told) {
      const text = withoutPoliteness(clause)
      if (text.trim() === '') return false
      // 补录一下行不行 is a request, 跨季度补录行不行 a question.
      if (text !== clause && !told && /[吗么不]/.test(clause.slice(text.length)) && !REQUESTING.test(text))
        return true
      // 带队检查了但没拍照行不行
      if (
        text !== clause &&
        told &&
        /[吗么不]/.test(clause.slice(text.length)) &&
        /但|没|不过|的话/.test(text)
      )
        return true
      if (mark === '?' && text === clause) return true
      const plain = text.replace(NO_QUESTION, '\u0001')
      if (ENDS_ASKING.test(text) || ENDS_DOUBTING.test(text) || question.test(plain) || A_NOT_A.test(plain))
        return true
      if (COUNTING.test(text)) return true
      if (!told && /[是算记][^,。;]{1,16}还是/.test(plain)) return true
      return (
        weak.test(plain) &&
        (!told ||
          /^[^,]{0,4}(?:什么|谁|多少|几)/.test(text) ||
          /(?:多少|几[个条项]|什么|谁|哪里)[^,]{0,6}$/.test(text))
      )
    },
  }
}
