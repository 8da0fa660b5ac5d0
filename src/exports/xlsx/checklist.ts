import type { CellValue, WriteSheet } from 'hucre/xlsx'
import type { ItemRow, PostList } from '../../checklist/index.ts'
import type { DutyTrace } from '../../duties/index.ts'
import type { LedgerEntry } from '../../ledger/index.ts'
import { numbersText } from '../entry-words.ts'
import type { Facts } from '../facts.ts'
import { countedOf, entriesById, howCounted, readingsOf } from '../how-counted.ts'
import { activityName, entryState, ITEM_STATES, nameOfDays, spanText } from '../words.ts'
import { dayCell, linesCell, textCell } from './cells.ts'
import { type Column, tableSheet } from './sheet.ts'

const COLUMNS: Column[] = [
  { header: '岗位', width: 16, kind: 'text' },
  { header: '职责条款', width: 18, kind: 'text' },
  { header: '原文', width: 40, kind: 'text' },
  { header: '活动', width: 16, kind: 'text' },
  { header: '期间', width: 12, kind: 'text' },
  { header: '起', width: 12, kind: 'day' },
  { header: '止', width: 12, kind: 'day' },
  { header: '规定次数', width: 8, kind: 'number' },
  { header: '记录次数', width: 8, kind: 'number' },
  { header: '状态', width: 16, kind: 'text' },
  { header: '记录编号', width: 16, kind: 'text' },
  { header: '怎样计的', width: 28, kind: 'text' },
]

/** 清单: a period of a duty item a row; an item without a number of times is one row for the whole span. */
export function checklistSheet(facts: Facts): WriteSheet {
  const byId = entriesById(facts)
  const rows = facts.checklist.lists.flatMap((list) =>
    list.rows.flatMap((row) =>
      row.periods.length === 0
        ? [withoutRule(facts, list, row)]
        : row.periods.map((trace) => periodRow(facts, byId, list, row, trace)),
    ),
  )
  return tableSheet('清单', COLUMNS, rows)
}

function withoutRule(
  { from, to }: Facts,
  { heading }: PostList,
  { item, state, entries }: ItemRow,
): CellValue[] {
  return [
    textCell(heading),
    textCell(item.label),
    textCell(item.text),
    null,
    spanText(from, to),
    dayCell(from),
    dayCell(to),
    null,
    entries.reduce((sum, { entry }) => sum + entry.count, 0),
    ITEM_STATES[state],
    numbersCell(entries.map(({ entry }) => entry)),
    '没有规定次数，只列记录',
  ]
}

function periodRow(
  facts: Facts,
  byId: ReadonlyMap<string, LedgerEntry>,
  { heading }: PostList,
  { item }: ItemRow,
  trace: DutyTrace,
): CellValue[] {
  const { entry } = trace
  return [
    textCell(heading),
    textCell(item.label),
    textCell(item.text),
    item.own ? null : textCell(activityName(facts, trace.activity)),
    nameOfDays(entry),
    dayCell(entry.start),
    dayCell(entry.end),
    entry.required,
    entry.done,
    entryState(entry),
    numbersCell(countedOf(byId, trace)),
    linesCell([...howCounted(byId, trace), ...readingsOf([trace])]),
  ]
}

function numbersCell(entries: readonly LedgerEntry[]): CellValue {
  return entries.length === 0 ? null : numbersText(entries.map(({ seq }) => seq))
}
