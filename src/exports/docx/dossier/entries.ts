import type { Table } from 'docx'
import type { LedgerEntry } from '../../../ledger/index.ts'
import { evidenceText, marksOf, oneLine, withdrawalsOf } from '../../entry-words.ts'
import type { Facts } from '../../facts.ts'
import { activityName, momentText, nameOf } from '../../words.ts'
import { type ColumnOf, tableOf } from '../page/index.ts'

const COLUMNS: ColumnOf[] = [
  { header: '编号', share: 6, centred: true },
  { header: '日期', share: 10, centred: true },
  { header: '活动和原话', share: 32 },
  { header: '地点', share: 15 },
  { header: '次数', share: 5, centred: true },
  { header: '标记', share: 14 },
  { header: '附件', share: 18 },
]

/** An entry: what it was, in whose words, what is noted of it, what is attached. */
export interface Listed {
  entry: LedgerEntry
  /** How it came to stand here; none where that needs no words. */
  how: string | null
}

/** Entries, one a row. */
export function entriesTable(facts: Facts, listed: readonly Listed[]): Table {
  return tableOf(
    COLUMNS,
    listed.map(({ entry, how }) => [
      `${entry.seq}`,
      entry.date,
      `${activityName(facts, entry.activity)}\n原话：${oneLine(entry.words)}`,
      entry.place === null ? '—' : oneLine(entry.place),
      `${entry.count}`,
      [...(how === null ? [] : [how]), ...marksOf(facts, entry)].join('\n') || '—',
      entry.evidence.map(evidenceText).join('\n') || '—',
    ]),
  )
}

const WITHDRAWN: ColumnOf[] = [
  { header: '编号', share: 6, centred: true },
  { header: '日期', share: 10, centred: true },
  { header: '活动和原话', share: 32 },
  { header: '地点', share: 15 },
  { header: '次数', share: 5, centred: true },
  { header: '撤销的理由', share: 16 },
  { header: '撤销的人和时间', share: 16 },
]

/** Withdrawn entries, with why, by whom and when. */
export function withdrawnTable(facts: Facts, entries: readonly LedgerEntry[]): Table {
  return tableOf(
    WITHDRAWN,
    entries.map((entry) => {
      const [line] = withdrawalsOf(entry)
      return [
        `${entry.seq}`,
        entry.date,
        `${activityName(facts, entry.activity)}\n原话：${oneLine(entry.words)}`,
        entry.place === null ? '—' : oneLine(entry.place),
        `${entry.count}`,
        line?.reason ? oneLine(line.reason) : '没有写',
        line
          ? `${oneLine(nameOf(facts, line.recordedBy))}\n${momentText(new Date(line.recordedAt))}（第${line.seq}号）`
          : '—',
      ]
    }),
  )
}
