import type { ExportFormat } from '../../reply/index.ts'

/** What a person wants to take away, as far as the words say it. */
export interface ExportWish {
  /** null where the words do not say which. */
  format: ExportFormat | null
  theme: 'light' | 'dark'
  /** The words themselves: they may name days, and an official. */
  words: string
  /** The report was named and nothing said of it: that a debrief took place may be meant as well. */
  alone?: true
}

export type CalendarWish = 'subscribe' | 'renew' | 'stop'

export type ExportCommand =
  | { type: 'export'; wish: ExportWish }
  /** The address at which a phone finds the calendar. */
  | { type: 'calendar'; wish: CalendarWish }

/** The first that the words name: an Excel of the ledger is an Excel. */
const FORMATS: [RegExp, ExportFormat][] = [
  [/述职|履职报告|(?:工作)?报告|word|docx/i, 'docx'],
  [/excel|xlsx|电子表格?|表格/i, 'xlsx'],
  [/日历|\bics\b|\.ics/i, 'ics'],
  [/json/i, 'json'],
  [/图|png/i, 'png'],
  [/台账|档案|台帐|压缩包|打包|\bzip\b/i, 'dossier'],
]

const POLITE = '(?:请|麻烦|请你)?(?:帮我|给我|替我|我要|我想|我想要|我需要)?'
const TO_EXPORT = new RegExp(`^${POLITE}(?:把.{1,20})?(?:[代替帮为给].{2,12})?导出(?!了|过|的)`)
/** 把今年的台账导出来 */
const EXPORTED = /^把?.{0,24}(?:台账|报告|日历|数据)(?:都|全部)?导出(?:来|一下|一份|给我)?$/
/** Other verbs are said of much else: with them the thing itself must be named, and not as done. */
const TO_MAKE = new RegExp(
  `^${POLITE}(?:(?:下载|生成|打包|输出|打印|起草|拟|写|出)(?:一下|一份|一个|一张)?|[发来要出]一份)(?!.*[了过]).{0,16}(?:台账包?|述职报告|履职报告|述职材料)(?:的?草稿|初稿)?$`,
)
/** 怎么导出台账 wants to be shown how; 导出要多久 does not. */
const HOW =
  /^(?:请问)?(?:怎么|怎样|如何|能不能|可不可以|可以|能|支持)导出(?!了|过|的)(?:.{0,16})(?:吗|么|呢)?$/
const OTHER_QUESTION = /多久|多长时间|多少|几天|几次|谁|为什么|安全吗|收费/
const BARE_REPORT = new RegExp(`^${POLITE}(?:生成|起草|出一份|写一份)(?:一下|一份|一个)?(?:我的)?报告$`)
const TIME =
  '(?:今年|去年|前年|本年度?|全年|年度|20\\d\\d年|本|这个?|上个?|下个?|第?[一二三四1-4]|季度?|[上下前后]?半年|\\d{1,2}月份?|月|周|的|到|年底)*'
/** 述职报告, 给我一份今年的述职报告; 生成报告. */
const REPORT = new RegExp(
  `^(${POLITE}(?:看|写|做|出|要|来|发|发我|写好|准备)?(?:一下|一份|一个|份)?)(?:我的)?${TIME}(?:述职报告|履职报告|述职材料)(?:的?草稿|初稿)?$`,
)
/** 给我一张本季度的图, 深色的图, 换成浅色; nothing else before 图 than days and how it is to look. */
const PICTURE = new RegExp(
  `^${POLITE}(?:[给来发看要出做画换]|生成|换成|改成)?(?:我)?(?:[看发出]|一下)?(?:一?张|一?幅|个)?${TIME}(?:(深色|暗色|夜间|黑底|黑色|浅色|亮色|白底|白色)的?)?${TIME}(?:履职|台账|清单|进度|情况|看板)*的?图片?$`,
)
/** 发图, 看图片: may as well be about pictures of somebody's own. */
const BARE_PICTURE = /^.{0,2}图片?$/
const DARK = /深色|暗色|夜间|黑底|黑色/

const CALENDAR: [RegExp, CalendarWish][] = [
  [
    /^(?:我?(?:想|要)?(?:取消|停止|关闭|停掉|停用|关掉|不要|不用|不再|退订)(?:订阅)?(?:我的|履职)?日历(?:的)?(?:订阅|地址)?了?|取消订阅日历|(?:我的|履职)?日历(?:的)?(?:订阅|地址)?(?:不要|不用|停用|取消|停掉|关掉)了?)$/,
    'stop',
  ],
  [
    /^(?:换|更换|重置|重新(?:生成|给我))(?:一个|个|一下)?(?:新的?)?(?:我的|履职)?日历(?:的)?(?:订阅)?地址$/,
    'renew',
  ],
  [
    /^(?:我?(?:想|要)|请|帮我|怎么|如何)?(?:(?:订阅|关注)(?:一下)?(?:我的|履职)?日历|(?:我的|履职)?日历(?:的)?(?:订阅)?(?:地址|链接)|日历(?:怎么|如何)?订阅|日历)(?:是什么|是多少|呢)?[?？]?$/,
    'subscribe',
  ],
]

/** Reads what asks for something to take away; null for anything else. `text` without white space around it. */
export function readExportCommand(text: string): ExportCommand | null {
  for (const [pattern, wish] of CALENDAR) if (pattern.test(text)) return { type: 'calendar', wish }
  const picture = PICTURE.test(text) && !BARE_PICTURE.test(text)
  const report = REPORT.exec(text)
  if (report || BARE_REPORT.test(text)) {
    const alone = report?.[1] === '' ? { alone: true as const } : {}
    return { type: 'export', wish: { format: 'docx', theme: 'light', words: text, ...alone } }
  }
  const how = HOW.test(text)
  if (OTHER_QUESTION.test(text)) return null
  const asked = how || picture || TO_EXPORT.test(text) || EXPORTED.test(text) || TO_MAKE.test(text)
  if (!asked) return null
  const format = FORMATS.find(([pattern]) => pattern.test(text))?.[1] ?? null
  if (how) return { type: 'export', wish: { format: null, theme: 'light', words: '' } }
  return { type: 'export', wish: { format, theme: DARK.test(text) ? 'dark' : 'light', words: text } }
}
