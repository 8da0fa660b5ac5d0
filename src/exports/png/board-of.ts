/** What a picture of a person's duties says: values in, values out. */
import { everyUnit, formatDay } from '../../calendar/index.ts'
import type { ItemRow, PostList } from '../../checklist/index.ts'
import type { DutyTrace } from '../../duties/index.ts'
import { isLateEntry } from '../../ledger/index.ts'
import type { Facts } from '../facts.ts'
import { activityName, ownerOf, postText } from '../words.ts'
import { cellsOf } from './cells.ts'
import type { Board, BoardList, BoardRow, Mark } from './types.ts'
import { spanName, stateOfRule } from './words.ts'

/** Rows of a picture; a longer one could not be read in a chat. */
export const MOST_ROWS = 24

/**
 * The board of the span that the facts hold.
 * @param pixelsPerDay of the time line: tells what is too narrow to be drawn by itself.
 */
export function boardOf(facts: Facts, pixelsPerDay: number): Board {
  const { from, to, on, checklist } = facts
  let left = MOST_ROWS
  const lists = checklist.lists.map((list) => {
    const all = list.rows.flatMap((row) => rowsOf(facts, row, pixelsPerDay))
    const rows = all.slice(0, left)
    left -= rows.length
    return boardList(facts, list, rows, all.length - rows.length)
  })
  return {
    title: `${ownerOf(facts)} · 履职清单`,
    span: spanName(from, to),
    from,
    to,
    on,
    lists: lists.filter(({ rows, rest, more }) => rows.length > 0 || rest !== null || more > 0),
    empty: lists.length === 0 ? '这段时间没有登记岗位，也没有本单位补充的事项。' : null,
    footer: [
      `${formatDay(on)}制图，按当日台账（第${facts.head.seq}号）计`,
      '照单只陈述条文和记录，不作评价和结论',
    ],
  }
}

function boardList(
  facts: Facts,
  { heading, tenure, rows }: PostList,
  shown: BoardRow[],
  more: number,
): BoardList {
  const unnumbered = rows.filter((row) => row.periods.length === 0)
  const recorded = unnumbered.filter((row) => row.entries.length > 0)
  const none = unnumbered.filter((row) => row.entries.length === 0)
  const label = ({ item }: ItemRow) => (item.own ? item.text : placeOf(item.label))
  const rest = {
    recorded: recorded.map((row) => ({ label: label(row), count: row.entries.length })),
    none: none.map(label),
  }
  return {
    heading: tenure ? postText(facts, tenure) : heading,
    rows: shown,
    more,
    rest: unnumbered.length === 0 ? null : rest,
  }
}

/** 第七条第（一）项 of 《枣庄办法》第七条第（一）项. */
function placeOf(label: string): string {
  return label.replace(/^《[^》]*》/, '')
}

/** A row for each rule of an item. */
function rowsOf(facts: Facts, row: ItemRow, pixelsPerDay: number): BoardRow[] {
  const byRule = Map.groupBy(row.periods, ({ entry }) => entry.obligation)
  return [...byRule.values()].map((traces) => {
    const inTime = traces.toSorted((a, b) => (a.entry.start < b.entry.start ? -1 : 1))
    const entries = inTime.map(({ entry }) => entry)
    const { cells, gathered } = cellsOf(entries, facts, pixelsPerDay)
    const marks = marksOf(facts, inTime)
    return {
      title: titleOf(facts, row, inTime[0] as DutyTrace),
      label: row.item.label,
      // What comes round so often would have more marks than room.
      state: `${stateOfRule(entries, facts.on)}${gathered ? countText(marks) : ''}`,
      cells,
      marks: gathered ? [] : marks,
    }
  })
}

/** ；记录 317 条，其中补录 3 条 */
function countText(marks: readonly Mark[]): string {
  const late = marks.filter((mark) => mark.late).length
  return `；记录 ${marks.length} 条${late > 0 ? `，其中补录 ${late} 条` : ''}`
}

/** 带队检查 · 每季度至少1次; of the organisation's own items their words. */
function titleOf(facts: Facts, { item, frequencies }: ItemRow, trace: DutyTrace): string {
  const rule = facts.knowledge.obligation(trace.entry.obligation)
  if (rule) {
    return `${activityName(facts, rule.activity)} · ${everyUnit(rule.period, rule.every)}至少${rule.count}次`
  }
  return frequencies[0] === undefined ? item.text : `${item.text} · ${frequencies[0]}`
}

/** The entries that count towards a rule, each once, by day. */
function marksOf({ from, to, entries }: Facts, traces: readonly DutyTrace[]): Mark[] {
  const known = new Map(entries.map((entry) => [entry.id, entry]))
  const marks = new Map<string, Mark>()
  for (const { entry: period, counted } of traces) {
    for (const { id, date } of counted) {
      const entry = known.get(id)
      if (entry && from <= date && date <= to) marks.set(id, { date, late: isLateEntry(entry, period) })
    }
  }
  return [...marks.values()].sort((a, b) => (a.date < b.date ? -1 : 1))
}
