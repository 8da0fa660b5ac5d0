import type { Paragraph, Table } from 'docx'
import { formatDay } from '../../../calendar/index.ts'
import type { Facts } from '../../facts.ts'
import { REMOVED, removedLines } from '../../removed.ts'
import { type ColumnOf, lineOf, pairsOf, STYLE, tableOf } from '../page/index.ts'
import { entriesTable, withdrawnTable } from './entries.ts'

const RULES: ColumnOf[] = [
  { header: '规定', share: 28 },
  { header: '文号', share: 14 },
  { header: '施行', share: 10, centred: true },
  { header: '正文的 SHA-256', share: 24 },
  { header: '规则的 SHA-256', share: 24 },
]

/** What stands after the lists: entries of no item, withdrawn ones, the rules used, the head of the chain. */
export function closingParts(facts: Facts): { heading: string; parts: (Paragraph | Table)[] }[] {
  const { unlinked, withdrawn } = facts.checklist
  return [
    ...(unlinked.length > 0
      ? [
          {
            heading: '没有关联到职责条款的记录',
            parts: [
              entriesTable(
                facts,
                unlinked.map((entry) => ({ entry, how: null })),
              ),
            ],
          },
        ]
      : []),
    ...(withdrawn.length > 0 ? [{ heading: '已撤销的记录', parts: [withdrawnTable(facts, withdrawn)] }] : []),
    ...removedParts(facts),
    ...(facts.rules.length > 0 ? [{ heading: '所用的规定', parts: [rulesTable(facts)] }] : []),
    { heading: '台账的链', parts: [headTable(facts), lineOf(STYLE.remark, VERIFY)] },
  ]
}

function removedParts(facts: Facts): { heading: string; parts: Paragraph[] }[] {
  const lines = removedLines(facts)
  if (lines.length === 0) return []
  return [{ heading: REMOVED, parts: lines.map((line) => lineOf(STYLE.remark, line)) }]
}

const VERIFY =
  '台账每一行都含有前一行的 SHA-256，改动、删去、插入或调换任何一行，其后各行都对不上。同一文件包里的“核验.html”可以独立核验。'

function rulesTable({ rules }: Facts): Table {
  return tableOf(
    RULES,
    rules.map(({ fullName, documentNumber, inForce, textSha256, rulesSha256 }) => [
      fullName,
      documentNumber ?? '—',
      formatDay(inForce),
      grouped(textSha256),
      grouped(rulesSha256),
    ]),
  )
}

function headTable({ head }: Facts): Table {
  return pairsOf([
    ['最后一行', head.seq === 0 ? '还没有' : `第${head.seq}号`],
    ['台账指纹', grouped(head.hash)],
  ])
}

/** A hash in groups of eight, so that it can be read and can be broken into lines. */
function grouped(hash: string): string {
  return hash.match(/.{1,8}/g)?.join(' ') ?? hash
}
