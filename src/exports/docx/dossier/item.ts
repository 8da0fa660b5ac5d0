import type { Paragraph, Table } from 'docx'
import type { ItemRow } from '../../../checklist/index.ts'
import type { DutyTrace } from '../../../duties/index.ts'
import type { LedgerEntry } from '../../../ledger/index.ts'
import { numbersText } from '../../entry-words.ts'
import type { Facts } from '../../facts.ts'
import { countedOf, howCounted, readingsOf } from '../../how-counted.ts'
import { activityName, entryState, ITEM_STATES, nameOfDays } from '../../words.ts'
import { type ColumnOf, lineOf, STYLE, tableOf } from '../page/index.ts'
import { entriesTable } from './entries.ts'

const PERIODS: ColumnOf[] = [
  { header: '期间', share: 15 },
  { header: '活动', share: 19 },
  { header: '规定次数', share: 7, centred: true },
  { header: '记录次数', share: 7, centred: true },
  { header: '状态', share: 20 },
  { header: '记录编号', share: 14 },
  { header: '怎样计的', share: 18 },
]

/** Of what comes round more often only the periods that fall short are told one by one. */
const MANY_PERIODS = 24

/**
 * A duty item: the law's words, how often, every period with how it was counted, what is on record, what is missing.
 * @param number its place in the list, from 1.
 */
export function itemPart(
  facts: Facts,
  byId: ReadonlyMap<string, LedgerEntry>,
  { item, frequencies, state, periods, entries }: ItemRow,
  number: number,
): (Paragraph | Table)[] {
  const often = frequencies.length === 0 ? '没有规定次数' : frequencies.join('；')
  const shown =
    periods.length > MANY_PERIODS ? periods.filter(({ entry }) => entry.status !== 'met') : periods
  const left = periods.length - shown.length
  return [
    lineOf(STYLE.two, `${number}．${item.label}`),
    lineOf(STYLE.body, `原文：“${item.text}”`, true),
    ...readingsOf(periods).map((reading) => lineOf(STYLE.body, reading, true)),
    lineOf(STYLE.body, `频次：${often}。状态：${ITEM_STATES[state]}。`, periods.length + entries.length > 0),
    ...(shown.length > 0
      ? [
          tableOf(
            PERIODS,
            shown.map((trace) => periodRow(facts, byId, trace)),
          ),
        ]
      : []),
    ...(left > 0 ? [lineOf(STYLE.body, `另有${left}期记录次数已够，不逐期列出。`)] : []),
    ...missingLine(periods),
    ...(entries.length > 0
      ? [
          lineOf(STYLE.body, `记录（${entries.length}条）`, true),
          entriesTable(
            facts,
            entries.map(({ entry, how }) => ({ entry, how: how === 'rule' ? '按规则计次' : '已关联本项' })),
          ),
        ]
      : [lineOf(STYLE.remark, '这段时间没有记录。没有记录不等于没有做，请本人核对补充。')]),
  ]
}

function periodRow(facts: Facts, byId: ReadonlyMap<string, LedgerEntry>, trace: DutyTrace): string[] {
  const { entry } = trace
  const counted = countedOf(byId, trace)
  const known = facts.knowledge.activities.some(({ id }) => id === trace.activity)
  return [
    nameOfDays(entry),
    known ? activityName(facts, trace.activity) : '本项',
    `${entry.required}`,
    `${entry.done}`,
    entryState(entry),
    counted.length === 0 ? '—' : numbersText(counted.map(({ seq }) => seq)),
    howCounted(byId, trace).join('\n') || '—',
  ]
}

/** 还缺：2026年第三季度还差1次; none where nothing is missing that could be on record by now. */
function missingLine(periods: readonly DutyTrace[]): Paragraph[] {
  const short = periods.filter(({ entry }) => entry.status === 'missed' || entry.status === 'open')
  if (short.length === 0 || short.length > MANY_PERIODS) return []
  const each = short.map(({ entry }) => {
    const until = entry.status === 'open' ? '（还没有到期）' : ''
    return `${nameOfDays(entry)}还差${entry.required - entry.done}次${until}`
  })
  return [lineOf(STYLE.body, `还缺：${each.join('；')}。`)]
}
