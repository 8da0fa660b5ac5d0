import type { CellValue, WriteSheet } from 'hucre/xlsx'
import type { Facts } from '../facts.ts'
import { activityName, LINE_KINDS, nameOf } from '../words.ts'
import { dayCell, momentCell, textCell } from './cells.ts'
import { type Column, tableSheet } from './sheet.ts'

const COLUMNS: Column[] = [
  { header: '编号', width: 7, kind: 'number' },
  { header: '行号', width: 7, kind: 'number' },
  { header: '事由', width: 10, kind: 'text' },
  { header: '日期', width: 12, kind: 'day' },
  { header: '活动', width: 26, kind: 'text' },
  { header: '地点', width: 26, kind: 'text' },
  { header: '次数', width: 7, kind: 'number' },
  { header: '理由', width: 26, kind: 'text' },
  { header: '原话', width: 40, kind: 'text' },
  { header: '记入的人', width: 12, kind: 'text' },
  { header: '记入时间', width: 17, kind: 'moment' },
]

const SHOWN = new Set(['record', 'correction', 'void'])

/** 更正与撤销: of each entry that was corrected or withdrawn, what was recorded first and every change, a line each. */
export function changesSheet(facts: Facts): WriteSheet {
  const changed = facts.entries.filter(({ corrected, voided }) => corrected || voided)
  const rows = changed.flatMap((entry) =>
    entry.history
      .filter(({ kind }) => SHOWN.has(kind))
      .map((line): CellValue[] => [
        entry.seq,
        line.seq,
        LINE_KINDS[line.kind],
        dayCell(line.date),
        textCell(activityName(facts, line.activity)),
        line.place === null ? null : textCell(line.place),
        line.count,
        line.reason === null ? null : textCell(line.reason),
        textCell(line.words),
        textCell(nameOf(facts, line.recordedBy)),
        momentCell(line.recordedAt),
      ]),
  )
  return tableSheet('更正与撤销', COLUMNS, rows)
}
