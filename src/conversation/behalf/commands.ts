/** What is said about acting for others, as opposed to acting for them. */
export type BehalfCommand =
  /** An official: who may record for me. */
  | { type: 'delegates' }
  | { type: 'allow'; name: string }
  | { type: 'end'; name: string }
  | { type: 'answer'; agreed: boolean }
  /** Staff: whom I may ask, and asking one by name. */
  | { type: 'apply' }
  | { type: 'ask'; name: string }
  /** Staff: for whom I may record. */
  | { type: 'whom' }
  | { type: 'unit' }
  /** Staff: the duties of those who agreed, with their states; staff and officials: totals. */
  | { type: 'unit-list'; words: string }
  | { type: 'unit-totals' }

const EXACT: [RegExp, BehalfCommand['type']][] = [
  [/^(?:我的|设置|管理|查看|看)?代录人(?:设置|名单)?$|^谁(?:可以|能)?[代替帮]我记录?$/, 'delegates'],
  [/^(?:我要|我想)?(?:申请|请求)(?:代录|代为记录)$/, 'apply'],
  [/^(?:我(?:可以|能)?)?[为代替]谁记录?$|^代录$/, 'whom'],
  [/^(?:看|查看?|看看)?本?单位的?(?:履职)?(?:情况)?(?:汇总|合计|总数|统计)$/, 'unit-totals'],
  [
    /^(?:看|查看?|看看)?(?:本?单位|单位(?:的)?情况|本单位(?:的)?(?:情况|履职情况))$|^(?:大家|本?单位(?:里)?|各位领导)(?:本季度)?(?:都)?(?:还差|还缺|还有)(?:什么|哪些|啥)(?:没做|没完成)?$/,
    'unit',
  ],
  [
    /^(?:看看|查查|现在|目前)?(?:本?单位(?:里)?|这个?季度|本季度|今年)?(?:还)?有?(?:谁|哪些人|哪些领导|哪位领导|哪个领导)(?:本季度|这个?季度|今年)?(?:还)?(?:没有?|未)(?:带队|去|参加)?(?:检查|调研|完成|做|开会|学习|履职|达标)(?:完|好)?(?:任务)?(?:的)?(?:呢|啊|吗)?$/,
    'unit',
  ],
]
/** 单位清单, 本单位上季度的清单 */
const UNIT_LIST =
  /^(?:看|查看?|看看)?本?单位的?(?:20\d\d年|今年|去年|[本这上]个?季度?|第?[一二三四1-4]季度|[上下]半年)*的?(?:履职|职责|责任)?清单$/
const NAME = '([^，,。：:\\s]{2,20}?)(?:同志)?'
const TO_RECORD = '(?:代录|(?:再)?[代为替帮给]我?(?:代为)?记录|代我代录|代为记录)'
const END = new RegExp(
  `^(?:不再|不要|不用|别|停止|取消|结束|终止)(?:再)?(?:让|允许|同意)?${NAME}(?:的|再)?${TO_RECORD}了?$`,
)
const ASK = new RegExp(`^请${NAME}(?:同意|允许|授权)(?:我)?(?:代为|代|替|为|给|帮)?(?:他|她)?(?:记录|代录)$`)
const ASK_FOR = new RegExp(`^(?:申请|请求)(?:为|代|替|帮|给)${NAME}(?:代为)?(?:记录|代录)$`)
const ALLOW = new RegExp(`^(?:让|允许|同意|授权)${NAME}(?:为我|替我|代我|给我|帮我)?${TO_RECORD}$`)

/** Reads what concerns acting for others; null for anything else. `text` is without surrounding white space. */
export function readBehalfCommand(text: string): BehalfCommand | null {
  const bare = text.replace(/[\s。！!～~，,.？?]+$/u, '')
  if (/^(?:不?同意)$/.test(bare)) return { type: 'answer', agreed: bare === '同意' }
  for (const [pattern, type] of EXACT) if (pattern.test(bare)) return { type } as BehalfCommand
  if (UNIT_LIST.test(bare)) return { type: 'unit-list', words: bare }
  const end = END.exec(bare)
  if (end) return { type: 'end', name: end[1] as string }
  const ask = ASK.exec(bare) ?? ASK_FOR.exec(bare)
  if (ask) return { type: 'ask', name: ask[1] as string }
  const allow = ALLOW.exec(bare)
  return allow ? { type: 'allow', name: allow[1] as string } : null
}
