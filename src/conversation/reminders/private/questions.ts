/** Words that a question about the reminders themselves is made of. */
const PIECES = [
  '照单|系统|机器人|小程序|你们?|您们?|我们?|自己|咱们?|俺',
  '今天|昨天|前天|明天|后天|今早|今晚|早上|上午|下午|晚上|中午|这几天|这两天|最近|近期|刚才|这周|本周|上周|下周|这个?月|本月|上个?月|以后|以前|之前|之后|现在|目前|周末|节假日|休息日|放假|到期|期限|逾期',
  '怎么样|怎么回事|怎么|怎样|如何|为什么|为啥|为何|咋|难道|究竟|到底|是不是|有没有|会不会|能不能|可不可以|要不要|是否',
  '没有?|未|不|还|都|也|就|又|才|再|总|老|一直|已经?|正在|主动|自动|按时|准时|及时|到时候?|提前|大概|一般|通常',
  '会|能|可以|可|要|将|该|应该|得|想|帮|请问|请|告诉|知道|看看?|查看?|问问?|设置?|定|记|改|关|开|开启|关闭|打开|停|恢复|暂停|收到|收|接到|看到|见到|等到|发出?来?|加|添加|新增|新建|建|有|做|发送|推送?|来|到|过|给|对|跟|向|用|点|次',
  '下一?[次个条回]|上一?[次个条回]|最近一?次|第一次|每[天次周月年]|一[天次条周月年]|[几多][天次条点号]|多少|多久|多长时间|多长|几|哪一?[天日次个项条些]|哪些|哪儿|哪里|哪|何时|什么时候|什么时间|什么日子|啥时候?|什么|啥|谁',
  '提个?醒|提醒|清单|消息|通知|推送|功能|服务|内容|时间|日期|日子|时点|事情|事项|事|东西|情况|状态|设置|计划|清单|列表',
  '是|在|于|些|有|了|的|吗|么|呢|啊|呀|吧|啦|着|过|一下|一共|总共|我|[,，。.?？!！~～\\s]',
].join('|')
const WHOLE = new RegExp(`^(?:${PIECES})+$`)
const ASKS =
  /[?？]|[吗么呢]|什么|啥|怎么|怎样|如何|咋|为何|哪|几|多久|多少|多长|何时|是不是|有没有|会不会|能不能|可不可以|要不要|是否|谁/
/** Says that none came. */
const MISSED = /(?:没有?|未|不(?![要用必再需想]))(?!.{0,3}忘).{0,4}(?:提醒|收到|来|发|推送)/
/** Asks for the list, or for one to be made of nothing yet. */
const LOOKS =
  /^(?:我?(?:要|想)?(?:看看?|查看?)(?:一下)?(?:我的|所有的?|全部的?)?提醒|(?:我的)?提醒(?:列表|清单|情况|状态|设置|功能)|(?:我?(?:要|想)|帮我|请)*(?:设置?|加|添加|新增|新建|建|定)(?:一?个|一?条|一下)?提醒|我要提醒|看看有哪些提醒)$/
/** When or why somebody was, or is to be, reminded of something. */
const ABOUT_ONE =
  /(?:什么时候|哪一?天|几号|几点|几时|何时|多久|为什么|为啥|怎么|咋|有没有|会不会|是不是).{0,6}(?:没有?|不|会|能|要|再|给|才|就|来)*提醒过?(?:一下)?我(?!们|[市县区镇乡街村局办委])/

/**
 * Whether words ask about the reminders themselves: 为什么没有提醒我, 下一次提醒是哪天, 你能提醒我什么, 什么时候提醒我开会. Not
 * what the law says of reminding others.
 * @param text in half width.
 */
export function asksAboutReminders(text: string): boolean {
  if (text.length > 40 || !/提醒|收.{0,2}(?:消息|通知)/.test(text)) return false
  if (ABOUT_ONE.test(text)) return true
  return WHOLE.test(text) && (ASKS.test(text) || MISSED.test(text) || LOOKS.test(text))
}

/** Whether words name the reminders or their settings: what they take back or mend is none of the ledger's. */
export function namesReminders(text: string): boolean {
  return /(?<!谈话|约谈|警示|函告)提醒(?!谈话|函|书|企业|约谈)|闹钟|免打扰|安静时段/.test(text)
}

/** Whether words that tell of nothing else end or begin with the reminders: 加个提醒, 提醒我一下那个. */
export function isAboutReminders(text: string): boolean {
  const bare = text.replace(/[\s。.!！~～，,?？]+$/u, '')
  return (
    bare.length <= 20 &&
    /^(?:.{0,12}(?<!谈话|企业)提醒(?:我|一下|功能|设置|列表)?(?:了|吧|吗|啊)?|提醒我.{0,14})$/.test(bare)
  )
}
