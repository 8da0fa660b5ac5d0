import type { UnreportedWords } from '../vocabulary/index.ts'
import { anyOf } from '../vocabulary/index.ts'

/** What tells that an activity is mentioned, not reported. */
export interface Unreported {
  /** The whole message is an example, a trial or a joke. */
  staged: (text: string) => boolean
  /** The whole message asks for a text to be written or worked on. */
  rewriting: (text: string) => boolean
  /** The clause up to its activity (`before`) has another person for its subject. `heads`: the account is a head's. */
  byAnother: (before: string, heads: boolean) => boolean
  /** The clause, from its activity on, names papers or things for it: 检查的通知, 会议材料. */
  aboutPapers: (fromActivity: string) => boolean
  /** Somebody else claims, suffered or did it, or it is a private matter; `led`: it says 带队. */
  notDone: (clause: string, before: string, led: boolean, institution: boolean) => boolean
  /** Work at a desk about going out to see. */
  atDesk: (before: string) => boolean
  /** Of earlier times, without a day. */
  formerly: (before: string) => boolean
  /** Nobody is sure that it took place; `clauses` = the sentence. */
  unsure: (before: string, clauses: string) => boolean
  /** A heading such as 下周计划： stands over the message, so that what has no 了 is to come. */
  underPlan: (text: string) => boolean
  /** Advice for whenever it is done, or a request to look something up. */
  general: (clause: string) => boolean
}

/** Words that only say when, between the head of a clause and its subject. */
const WHEN =
  '(?:[\\d.月日号年/]+|[上本这下]?(?:周|个?星期|个?礼拜)[一二三四五六日天末]?|[今昨前去大]+[天年日儿]|[昨今当]晚|刚才|上午|下午|晚上|早上|中午|那个|然后|后来|听|[\\s,:])*'

/** 昨天通知今天检查: what was notified; not what was done on a notice. */
const ANNOUNCED = /(?<![接收按据经照依遵][^,。;]{0,8})通知[^,。;了]{0,10}$/
/** 检查是副区长去的, 企业向我汇报: others acted. */
const THEIRS =
  /不算我的|(?:村里|社区|学校|企业|厂里|公司)(?:昨天|今天|前天|上午|下午)?(?:开会|开了会|组织开会)|(?:检查|会议?|调研|培训|活动)是(?!我|本人|咱|俺|在|到|去|对|由我)[^,。;]{1,8}(?:去|带队|主持|开|搞|办|参加)的|开会(?:定|说|讲|布置|通知|决定|商定)|[^,。;我]{2,}[向给跟]我们?(?:作了?|做了?)?(?:专题|当面|电话|书面)?(?:汇报|报告|反映|通报)/
/** 收到通报, 通报我看了: papers that were only read. */
const READ =
  /(?:收到|接到|看了|看过|学习了|传阅|翻了)[^,。;]{0,8}(?:通报|通知|文件|简报|材料|新闻|照片|视频)\s*$|(?:通报|通知|文件|简报|材料|新闻|照片|视频|报告)[^,。;]{0,3}(?:看|阅|读)[了过]/
/** Issued by another body; an account that stands for the body itself is not asked this. */
const ISSUED =
  /(?:区里|市里|省里|县里|镇里|上级|上面|安委办|应急局|安委会)[^,。;]{0,4}(?:发|印发|下发|通报|转发)了?[^,。;]{0,12}(?:通报|事故|文件|$)/
/** 被省暗访组查到隐患 */
const SUFFERED = /被[^,。;]{0,6}(?:检查|查到|查出|暗访|督查|巡查|曝光)/
/** 整理检查台账, 布置了检查: desk work about it. */
const AT_DESK =
  /(?:整理|统计|归档|撰写|起草|打印|装订|布置|讨论|(?:写|发|交|约|补|填)(?:了|好|完))(?:了|好|完)?(?:一下)?[^,。;]{0,6}$/
/** 以前在别的镇带队检查过, without a day. */
const FORMERLY = /以前|从前|那会儿|那时候|曾经|当(?:年|初)|当[^,。;天日]{2,6}(?:的时候|时候|期间)/
/** Still going on. */
const GOING_ON = /(?:正在|(?<![真修纠端公反改更订])正(?![好式常规巧月反]))[^,。;了]{0,4}$/

/** Compiles the words under which an activity is not reported. Pure; some of a millisecond. */
export function compileUnreported(words: UnreportedWords, surnames: string): Unreported {
  const staged = new RegExp(
    `${anyOf(words.staged)}|^[\\s"“「『(【]*${anyOf(words['staged-start'])}(?!了|站|仪|中心|员|机构|报告|点)(?:功能|一下|用|系统)?[\\s,:。)】]?`,
  )
  const rewriting = new RegExp(anyOf(words.rewriting))
  const nickname = `(?:老|小)[${surnames}](?!${anyOf(words['nickname-not'])})`
  const short = `[${surnames}](?:局|厅|处|科|所|站)(?=${WHEN}(?:带|主持|去|到|在|召|组织|检查|查|来))`
  const elsewhere = '(?![去到在往赴对跑上我咱本])[\\u4e00-\\u9fff]{2,5}(?:那边|那头|那儿|那里)'
  const subject = `(?:${anyOf(words.others)}|${nickname}|${short}|${elsewhere})`
  const own = '(?![^。;]*(?<![替帮给让叫派对向陪带跟])(?:我|本人|俺|咱))'
  const another = new RegExp(
    `(?:^|[,。;:])${WHEN}(?:我们?的?|咱们?的?|俺们?的?|我[局镇区街道乡])?${subject}${own}`,
  )
  const deputy = new RegExp(`(?:^|[,。;:])${WHEN}(?:我们?的?|咱们?的?)?${anyOf(words.deputies)}`)
  const activity = '(?:检查|督查|会议?|培训班?|学习班|调研|演练)'
  const matter = `${anyOf(words.papers)}(?!间|站|库|棚|场|道|落实|执行|管理|情况|问题|精神|存放)`
  const aside = '(?!学习|传达|贯彻|研究|听取|审议|讨论)'
  const papers = new RegExp(
    `^(?:${aside}[^了过,。;的]){0,10}?${activity}(?:用|要用|需要)?的${matter}|^(?:${aside}[^了过,。;的]){0,16}?的${matter}[^,。;]{0,4}${anyOf(words.prepared)}|${activity}${anyOf(words['papers-joined'])}(?:了$|[^,。;:]{0,6}?${anyOf(words.prepared)})|(?:检查|调研|督查)${anyOf(words['papers-joined'])}$`,
  )
  const background =
    /^(?:带队)?(?:检查|调研|督查|排查|查|看|去|开|培训)(?:过)?的(?:那|这)[个家次处些场回]?[^,。;]{0,8}(?:今天|昨天|又|还|已|出|着|被|发生|停|关|不|没|怎么|咋|通过|落实)|^(?:带队)?(?:检查|调研|督查|排查|查|看|去|开|培训)(?:过的|的[那这][个家次处些场回])[^,。;了]{0,10}$/
  const claimed = new RegExp(`${anyOf(words['claimed-by'])}[^,。;]{0,5}${anyOf(words.claimed)}`)
  const passive = new RegExp(anyOf(words.passive))
  const privately = new RegExp(anyOf(words.private))
  const unsure = new RegExp(`${anyOf(words.unsure)}(?!存在|发生|引发|导致|造成|出现)`)
  const unsureTail = new RegExp(`${anyOf(words['unsure-tail'])}|吧\\s*$`)
  const advice = new RegExp(
    `^\\s*[^,。;了]{0,4}(?:检查|培训|开会|调研|学习)(?:的?时候?|完了?|之?前|之?中|发现)[^,。;了]{0,12}?${anyOf(words.advice)}`,
  )
  const lookUp = new RegExp(
    `^\\s*${anyOf(words['look-up'])}[^,。;带队]{0,3}(?:检查|查|排查)(?:一?下|一遍|看|完)`,
  )
  const heading = new RegExp(`^[\\s【\\[]*[^。;,:\\n]{0,12}${anyOf(words['intended-headings'])}[\\s】\\]]*:`)
  const accounts = new RegExp(anyOf(words.accounts))
  const handed = new RegExp(`${anyOf(words['handed-over'])}[^,。;]{1,12}(?:办|做|弄|去|负责|处理|搞|干|带队)`)
  return {
    staged: (text) => staged.test(text),
    rewriting: (text) => rewriting.test(text),
    byAnother: (before, heads) => another.test(before) || (heads && deputy.test(before)),
    aboutPapers: (fromActivity) => papers.test(fromActivity) || background.test(fromActivity),
    notDone: (clause, before, led, institution) =>
      ANNOUNCED.test(before) ||
      GOING_ON.test(before) ||
      THEIRS.test(clause) ||
      (!institution && (READ.test(clause) || ISSUED.test(clause))) ||
      passive.test(clause) ||
      (!led && (privately.test(clause) || SUFFERED.test(clause))) ||
      claimed.test(before) ||
      handed.test(clause),
    atDesk: (before) => AT_DESK.test(before),
    formerly: (before) => FORMERLY.test(before),
    unsure: (before, clauses) => unsure.test(before) && (/以为/.test(before) || unsureTail.test(clauses)),
    underPlan: (text) => heading.test(text) && !accounts.test(/^[^:]*/.exec(text)?.[0] ?? ''),
    general: (clause) => advice.test(clause) || lookUp.test(clause),
  }
}
