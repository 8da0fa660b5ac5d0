import type { CellValue, WriteSheet } from 'hucre/xlsx'
import type { LedgerEntry } from '../../ledger/index.ts'
import { awaitsAffirmation, correctionsOf, evidenceText } from '../entry-words.ts'
import type { Facts } from '../facts.ts'
import { activityName, momentText, nameOf } from '../words.ts'
import { dayCell, linesCell, momentCell, textCell } from './cells.ts'
import { type Column, tableSheet } from './sheet.ts'

const COLUMNS: Column[] = [
  { header: '编号', width: 7, kind: 'number' },
  { header: '日期', width: 12, kind: 'day' },
  { header: '活动', width: 20, kind: 'text' },
  { header: '地点', width: 20, kind: 'text' },
  { header: '次数', width: 6, kind: 'number' },
  { header: '职责条款', width: 26, kind: 'text' },
  { header: '状态', width: 8, kind: 'text' },
  { header: '补录', width: 6, kind: 'text' },
  { header: '代录人', width: 8, kind: 'text' },
  { header: '本人确认', width: 12, kind: 'text' },
  { header: '原话', width: 34, kind: 'text' },
  { header: '附件', width: 24, kind: 'text' },
  { header: '记录时间', width: 17, kind: 'moment' },
]

/** 台账: an entry a row, by day, withdrawn ones among them. */
export function entriesSheet(facts: Facts): WriteSheet {
  const places = placesOf(facts)
  return tableSheet(
    '台账',
    COLUMNS,
    facts.entries.map((entry): CellValue[] => [
      entry.seq,
      dayCell(entry.date),
      textCell(activityName(facts, entry.activity)),
      entry.place === null ? null : textCell(entry.place),
      entry.count,
      linesCell(places.get(entry.id) ?? []),
      stateOf(entry),
      entry.late ? '补录' : null,
      entry.recordedBy === entry.person ? null : textCell(nameOf(facts, entry.recordedBy)),
      affirmationOf(entry),
      textCell(entry.words),
      linesCell(entry.evidence.map(evidenceText)),
      momentCell(entry.recordedAt),
    ]),
  )
}

/** By id of the entry the duty items that it is on record for, with how. */
function placesOf({ checklist }: Facts): ReadonlyMap<string, string[]> {
  const places = new Map<string, string[]>()
  for (const { rows } of checklist.lists) {
    for (const { item, entries } of rows) {
      for (const { entry, how } of entries) {
        const place = `${item.label}（${how === 'rule' ? '计入次数' : '本人关联'}）`
        const known = places.get(entry.id)
        if (known === undefined) places.set(entry.id, [place])
        else if (!known.includes(place)) known.push(place)
      }
    }
  }
  return places
}

function stateOf(entry: LedgerEntry): string {
  if (entry.voided) return '已撤销'
  return correctionsOf(entry).length > 0 ? '有更正' : '有效'
}

function affirmationOf(entry: LedgerEntry): CellValue {
  if (entry.affirmed) return `已确认，${momentText(new Date(entry.affirmed.at))}`
  return awaitsAffirmation(entry) ? '尚未确认' : null
}
