/** How sentences are built in which somebody is named as the one who did something, or whose record is meant. */
import type { CivilDate } from '../../calendar/index.ts'
import { readDate } from '../../understanding/index.ts'

/** What follows a name that ends here: 张三昨天, 张三的, 张三带队; not 张三丰. */
export const AFTER =
  /^(?:$|[\s，,。：:、；;？?的]|\d|同志|今[天日早晚年]|昨[天日晚]|前[天日]|大前天|刚[才刚]|上(?:午|周|个|月|半年|季度|旬)|[下中]午|晚上|早上|凌晨|本[周月季年]|这[周月个季次]|去年|第|周[一二三四五六日末]|星期|礼拜|[一二三四五六七八九十]{1,3}月|还[有差要欠没]|有[没哪什多]|没[有完做]|差[什哪多]|欠|该|要[做干完]|已[经于]?|[于在到赴去]|带[队着领]|率[队领]|主[持动]|召[开集]|组织|参加|开[展了会]|检查|督[促导查]|调研|深入|听取|研究|完成|做[了什完]|全年|年[底度]|为什么|履职|台账)/

/** A title right after a name: 张三副市长, 张三书记. */
const TITLE =
  /^(?:同志|(?:常务)?副?(?:市|区|县|镇|乡|局|部|厅|处|组|站|所|院|校|省|州)长|副?(?:党委|党组|党工委|市委|区委|县委|镇委)?副?书记|副?主任|常委)/

const POLITE = '(?:请|麻烦|请帮我|帮我|我要|我想|我来?)?'
/** 代, 替, 为 before a name. */
const FOR = new RegExp(`^${POLITE}(?:代替|代|替|帮|为|给)$`)
const LOOK = new RegExp(
  `^${POLITE}(?:看|查|查看|查询|看看|查查|查一下|看一下|看下|查下|显示|列出|打开|调出|了解一下)$`,
)
const AMEND = new RegExp(
  `^${POLITE}(?:代|替|帮)?(把|将|取消|解除|结束|确认|撤销|撤回|撤掉|删除|删掉|删|作废|更正|修改|改)(?:一下|掉)?$`,
)
/** 记录： after the name. */
const WRITE_DOWN =
  /^\s*(?:来)?(?:记录|记|补记|登记|录入|入账|填报|录)(?:一下|一?[条笔项])?(?:履职活动|履职|活动)?(?:$|\s*[:：,，。、\s]\s*|(?=今|昨|前|上|本|这|\d|周|十|[一二三四五六七八九]))/
const LOOKED_AT =
  /^(?:$|(?:还|有|本|这|上|下|今|去|第|全|\d|欠|待|补充|完成|进度|履职|台账|记录|职责|情况|清单|任务|流水|明细|为什么))/
const SPAN =
  /^(?:20\d\d年)?(?:本|这个?|上个?|下个?|今|去|全|第?[一二三四1-4])?(?:季度?|年度?|半年|上半年|下半年|月份?|\d{1,2}月份?)$/

/** How a name stands in a sentence: somebody is recorded for, looked at, mended for, or is its subject. */
export type Stance = 'record' | 'look' | 'amend' | 'subject'

export interface Said {
  how: Stance
  /** The same sentence without the name, as the person themselves would say it. */
  rest: string
}

/** Reads a sentence around a name in it; null where the name is not that of the one whom the sentence is about. */
export function readAround(before: string, after: string, today: CivilDate): Said | null {
  const lead = before.replace(/[\s，,]+$/u, '').trim()
  const tail = after.replace(TITLE, '')
  const bare = tail.replace(/^的/, '')
  const amend = AMEND.exec(lead)
  if (FOR.test(lead)) {
    const rest = tail.replace(WRITE_DOWN, '')
    if (rest !== tail) return { how: 'record', rest: rest.trim() }
    if (/^\s*[:：,，]/.test(tail)) return { how: 'record', rest: tail.replace(/^\s*[:：,，]\s*/, '') }
    return /^(?:撤|删|更正|修改|改|把|将|关联|取消|添加|新增|增加|补充|结束)/.test(tail)
      ? { how: 'amend', rest: tail }
      : null
  }
  if (LOOK.test(lead)) return LOOKED_AT.test(bare) ? { how: 'look', rest: `看${bare || '职责'}` } : null
  if (amend) return { how: 'amend', rest: `${amend[1]}${bare}` }
  if (lead !== '' && !isTime(lead, today)) return null
  // The title may be what counts: whether it is the person's is looked at with the rest.
  const kept = after.replace(/^同志/, '')
  return AFTER.test(tail) ? { how: 'subject', rest: `${lead}${kept.replace(/^的/, '')}` } : null
}

/** 昨天, 11月3日上午, 本季度: words of time that may stand before the one who did it. */
export function isTime(words: string, today: CivilDate): boolean {
  const bare = words.replace(/[上下中]午$|晚上?$|一早$|凌晨$/u, '')
  return SPAN.test(words) || (bare.length <= 12 && readDate(bare, today).date !== null)
}
