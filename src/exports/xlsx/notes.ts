import type { WriteSheet } from 'hucre/xlsx'
import { formatDay } from '../../calendar/index.ts'
import type { Facts } from '../facts.ts'
import { removedLines } from '../removed.ts'
import { momentText, ownerOf, postText, spanText, WHAT_IT_SAYS } from '../words.ts'
import { textCell } from './cells.ts'
import { type Column, tableSheet } from './sheet.ts'

const COLUMNS: Column[] = [
  { header: '项目', width: 20, kind: 'text' },
  { header: '内容', width: 100, kind: 'text' },
]

/** 说明: whose it is, which days, which rules, where the ledger stood, how to read the sheets. */
export function notesSheet(facts: Facts): WriteSheet {
  const { from, to, madeAt, head } = facts
  const lines: [string, string][] = [
    ['姓名', ownerOf(facts)],
    ...facts.tenures.map((tenure): [string, string] => [
      '岗位',
      `${postText(facts, tenure)}，${tenure.to === null ? `${formatDay(tenure.from)}起` : spanText(tenure.from, tenure.to)}`,
    ]),
    ['期间', spanText(from, to)],
    ['生成时间', `${momentText(madeAt)}（北京时间）；状态按这一天判断`],
    ['说明', WHAT_IT_SAYS],
    ...facts.rules.map(({ fullName, documentNumber, inForce, textSha256, rulesSha256 }): [string, string] => [
      '所用规定',
      `${fullName}${documentNumber === null ? '' : `（${documentNumber}）`}，${formatDay(inForce)}起施行；正文 SHA-256 ${textSha256}；规则 SHA-256 ${rulesSha256}`,
    ]),
    ...removedLines(facts).map((line): [string, string] => ['已删除的登记', line]),
    ['台账指纹', head.seq === 0 ? '还没有记录' : `第${head.seq}号，${head.hash}`],
    ['编号', '台账中这一条第一行的行号；更正、撤销等另占行号，原来的行不改动'],
    ['补录', '所在季度过后才记入的'],
    ['职责条款', '“计入次数”是规则按活动类型计的；“本人关联”是确认过的关联'],
    ['时间', '日期和时间都是北京时间'],
  ]
  return tableSheet(
    '说明',
    COLUMNS,
    lines.map((line) => line.map(textCell)),
  )
}
