import type { CivilDate } from '../../../calendar/index.ts'
import { foldWidth } from '../../../text/index.ts'
import { readOwnChange } from '../own/change-words.ts'
import { bareTime } from '../own/clock.ts'
import { readWhen } from '../own/when.ts'
import type { Page, PanelWish } from './panel-wish.ts'
import { readPauseWords } from './pause-words.ts'
import { asksAboutReminders } from './questions.ts'
import { readQuietWords } from './quiet-words.ts'

const ASK = '(?:请|麻烦|帮我|我要|我想|把)*'
const REMINDERS = '(?:我的|履职|每天的?|每日的?|全部|所有)?提醒(?:我|功能)?'
const END = '(?:了|吧|一下|啊|谢谢)*'
const OFF = new RegExp(
  `^${ASK}(?:关闭|关掉|关上|停止|停掉|停用|关了)(?:发送?)?${REMINDERS}${END}$|^${ASK}${REMINDERS}(?:关闭|关掉|关了|关上|停掉|停了|停用)${END}$|^(?:以后|今后)?(?:都)?(?:不要|别|不用|不必|不需要|不再)再?(?:给我)?(?:发|推送)?${REMINDERS}${END}$`,
)
/** Nothing is to be sent any more, the reminders not named. */
const UNSUBSCRIBES =
  /^(?:请|麻烦|能不能|可以|以后|今后|从今以后|你们?|都|帮我|我|先|求你)*(?:别|不要|停止|不用|不必|不想|请勿|勿|不再|拒绝|拒收|取消|关闭|关掉)(?:再|总是?|老是?|一直|天天|每天)*(?:给我|跟我|向我|往我这)?(?:发送?|推送?|收到|接收|接受|收|看到)(?:来|了|给我)?(?:你们?的?|这些?|这种|任何)*(?:消息|信息|短信|通知|推送|提醒|东西|微信)?(?:给我|来|过来|到我这)?(?:了|吧|啦|行吗|好吗)*$|^(?:我要|我想|帮我|请)*(?:退订|取消订阅|TD|拒收|取消推送|关闭推送|关闭通知|关掉通知|停止推送)(?:提醒|消息|履职提醒|所有|全部)*(?:了|吧)?$/i
const ON = new RegExp(
  `^${ASK}(?:重新)?(?:开启|打开|启用|开通|恢复|继续|开始)${REMINDERS}${END}$|^${ASK}${REMINDERS}(?:开启|打开|恢复|启用)${END}$`,
)
const TIME = new RegExp(
  `^${ASK}${REMINDERS}(?:的?时间)?(?:改|调|换|设|定|挪)(?:到|成|为|在|至)?(.{1,12})$|^${ASK}(?:改|调|换)(?:成|到)?每天(.{1,10})提醒(?:我)?${END}$|^(?:请|帮我)?每天(.{1,10})提醒我${END}$`,
)
const PAGES: [RegExp, Page][] = [
  [/^(?:改|设置?|调整)?(?:提醒的?)(?:时点|阶段|日子?|日期|节点)(?:设置)?$/, 'stages'],
  [/^(?:改|设置?|调整)(?:一下)?提醒的?时间$|^提醒的?时间$/, 'time'],
  // When within the day.
  [
    /^(?:每天的?|现在的?|早上的?)?(?:提醒|消息)(?:时间)?(?:发|来|推送?)?得?(?:有点儿?|有些)?(?:太|过于?)(?:早|晚)了?(?:[,，。].{0,12}|(?:改|调).{0,10})?$/,
    'time',
  ],
  [
    /^(?:把)?(?:每天的?)?提醒(?:的?时间)?(?:能不能|可以|请)?(?:改|调|换|发|来|再)*(?:到|成|得)?(?:早|晚)(?:一?点儿?|一?些)(?:发|来)?(?:吗|吧|可以吗)?$/,
    'time',
  ],
  // On which days.
  [
    /^(?:我?(?:想|要|希望|让你)|请|能不能|可以|可不可以|以后|今后|都|只要?|只在|仅|就|在|每次|麻烦|帮我|你)*(?:距离?|离)?(?:到期|截止|期限|期满|最后一天|截止日期?)?(?:之?前)?(?:的)?(?:提前|提早|前)?(?:\d{1,3}|[一二两三四五六七八九十半几]{1,3})个?(?:工作日|天|日|周|星期|礼拜|月)(?:之?前)?(?:再|才|就|开始|左右|都|也|要|别|不要|不用)*提醒(?:一下|一次)?(?:我|本人)?(?:一次|一下|就行|就好|就可以|即可|吧|了|吗|可以吗)*$/,
    'stages',
  ],
  [
    /^(?:我?(?:想|要|希望)|请|能不能|可以|以后|只要?|只在|仅|就|在|逢)*(?:周末|双休日|周六日?|周日|节假日|节日|假日|休息日|放假|假期|期初|开始时|一开始|到期(?:当天|那天|前|时|后|日)?|最后一天|逾期(?:后|了|次日)?|过期(?:后|了)?|截止(?:前|当天|日)?)(?:的?时候|期间)?(?:也|都|照样|照常|还|仍|要|再|不要|别|不用|只|才)*(?:发)?提醒我?(?:了|吧|就行|就好|就可以|吗)*$/,
    'stages',
  ],
  [
    /^(?:请|以后|能不能)*(?:只|多|少|经常|反复|早点儿?|早一点|提早|提前)提醒(?:我)?(?:几次|[一两三]次|\d次|一点儿?|点)*(?:就行|就好|就可以|吧|吗)*$|^提醒(?:我)?(?:得|的)?(?:次数)?(?:有点|也)?(?:太|过于)(?:多|频繁|勤|少)(?:了)?$/,
    'stages',
  ],
]
/** What the time of day is to be, whatever it is. */
const TIMED =
  /^(?:请|把|将|帮我)*(?:每天的?|每日的?|履职)?提醒(?:的?时间)?(?:改|调|换|设|定|挪)(?:到|成|为|在|至)?(.{1,12}?)(?:吧|了)?$/

/** Fewer are wanted, not none. */
const LESS =
  /^(?:请)?(?:不用|不要|别|不必|不需要)(?:每[天日次]|天天|老是?|总是?|一直)(?:都)?(?:提醒|发)(?:我|提醒|消息)*(?:了|吧)*$|^(?:把|将)?(?:提醒|消息)(?:的?(?:次数|频率))?(?:改|调|换|设)(?:成|为|到)每(?:两|三)?[天周月季年].{0,6}$/
/** 取消提醒 may mean one of them or all: the panel has a button for either. */
const SHOW =
  /^(?:取消|清空|清除|删除|删掉|撤销|撤回|去掉)(?:掉)?(?:我的|全部|所有|这些?)?(?:的)?提醒(?:吧|了)?$|^(?:怎么|如何|怎样|在哪里?)(?:设置?|改|调|关闭?|开启?|打开|用|取消)(?:履职|我的)?提醒[?？]?$|^提醒(?:功能)?(?:怎么|如何|怎样)(?:设置?|改|关闭?|开启?|打开|用|弄)[?？]?$|^你?(?:会|能|可以)(?:不会|不能)?(?:主动|到时|按时|自动)*(?:发)?提醒我?(?:吗|么)?[?？]?$|^(?:请|你们?|求你)*(?:别|不要|不用|少)(?:再|老是?|总是?|天天|一直)*(?:来)?(?:打扰|骚扰|烦|吵|催)我?(?:了|行吗|好吗)*$|^(?:消息|提醒|通知)(?:也|有点|实在)?(?:太多|太烦人?|太频繁|太吵|烦人|好烦)(?:了)?$|^(?:请|能不能)*少发(?:点|一点|些)?(?:消息|提醒|通知)(?:给我)?(?:吧|吗)?$/

/** Reads what words want of the reminders' settings: 关闭提醒, 提醒改到8点半, 暂停提醒到下周一; null for others. */
export function readPanelWords(words: string, today: CivilDate): PanelWish | null {
  const text = foldWidth(words).replace(/[\s。.!！~～，,]+$/u, '')
  if (text.length > 40) return null
  if (LESS.test(text)) return { type: 'page', page: 'stages' }
  if (SHOW.test(text)) return { type: 'show' }
  if (OFF.test(text) || UNSUBSCRIBES.test(text)) return { type: 'off' }
  if (ON.test(text)) return { type: 'on' }
  const quiet = readQuietWords(text)
  if (quiet) return quiet
  const page = PAGES.find(([pattern]) => pattern.test(text))
  if (page) return { type: 'page', page: page[1] }
  const named = TIME.exec(text)
  const time = named ? bareTime(named[1] ?? named[2] ?? named[3] ?? '') : null
  if (time !== null) return { type: 'time', time }
  const change = readOwnChange(text, today)
  if (change?.type === 'move') return change
  const timed = TIMED.exec(text)?.[1]
  if (timed !== undefined && /[\d一二三四五六七八九十]\s*[点:时]|几点|什么时候|何时|[早晚]/.test(timed)) {
    const { timeNote } = readWhen(timed, today)
    return { type: 'page', page: 'time', ...(timeNote === null ? {} : { said: `没有改：${timeNote}。` }) }
  }
  const pause = readPauseWords(text, today)
  if (pause) return pause
  if (change) return change
  return asksAboutReminders(text) ? { type: 'next' } : null
}

/** The short forms after `/remind`. */
const SHORT: ReadonlyMap<string, 'on' | 'off'> = new Map([
  ...['关闭', '关', '关掉', '停止', 'off'].map((word) => [word, 'off'] as const),
  ...['开启', '打开', '开', '恢复', 'on'].map((word) => [word, 'on'] as const),
])

/** Reads words after `/remind`, and the same words by themselves; null where they want nothing of the settings. */
export function panelWishOf(words: string, today: CivilDate): PanelWish | null {
  const short = SHORT.get(words.trim().toLowerCase())
  return short ? { type: short } : readPanelWords(words, today)
}
