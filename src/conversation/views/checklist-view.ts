import { type CivilDate, periodOf, shiftPeriod } from '../../calendar/index.ts'
import type { ItemRow } from '../../checklist/index.ts'
import type { EntryEvidence, LedgerEntry } from '../../ledger/index.ts'
import { ownRemark } from '../checklist/own/words.ts'
import { checklistFor } from '../checklist/read.ts'
import { ruleLines, stateOf } from '../checklist/states.ts'
import { type NamedSpan, named } from '../due-span.ts'
import type { Turn } from '../turn.ts'
import type { ChecklistEntry, ChecklistRow, ChecklistSpan, ChecklistView } from '../types.ts'
import { entryLine } from './ledger-view.ts'

/** 照单 item by item, in words, for a page that shows it whole. */
export async function checklistView(turn: Turn, asked: ChecklistSpan): Promise<ChecklistView> {
  const span = spanOf(asked, turn.today)
  const { lists, unlinked, withdrawn } = await checklistFor(turn, span)
  const shown = lists.map(({ tenure, heading, rows }) => ({
    heading: tenure?.title ? `${tenure.title}：${heading}` : heading,
    rows: rows.map((row) => rowView(turn, row)),
  }))
  const rows = lists.flatMap((list) => list.rows)
  const recorded = rows.filter(({ entries }) => entries.length > 0).length
  return {
    on: turn.today,
    span,
    summary:
      rows.length === 0
        ? null
        : `共 ${rows.length} 项职责，有记录 ${recorded} 项，没有记录 ${rows.length - recorded} 项。没有记录不等于没有做。`,
    lists: shown,
    unlinked: unlinked.toReversed().map((entry) => entryView(turn, entry)),
    withdrawn: withdrawn.toReversed().map((entry) => entryView(turn, entry)),
    message: rows.length === 0 ? `${span.name}没有登记在任的岗位，清单里还没有职责。` : null,
  }
}

function spanOf(asked: ChecklistSpan, today: CivilDate): NamedSpan {
  if (asked === 'quarter') return named(periodOf('quarter', today))
  const year = periodOf('year', today)
  return named(asked === 'year' ? year : shiftPeriod(year, -1))
}

function rowView(turn: Turn, row: ItemRow): ChecklistRow {
  const { item, state, entries } = row
  return {
    key: item.key,
    ref: item.own ? null : item.key,
    label: item.own ? '本单位补充' : item.label,
    text: item.text,
    remark: item.own ? ownRemark(item.own) : null,
    state,
    stateText: stateOf(row),
    rules: ruleLines(turn, row),
    entries: entries
      .toReversed()
      .map(({ entry, how }) => ({ ...entryView(turn, entry), ...(how === 'link' && { linked: true }) })),
  }
}

function entryView(turn: Turn, entry: LedgerEntry): ChecklistEntry {
  return {
    seq: entry.seq,
    text: entryLine(turn, entry),
    files: entry.evidence.flatMap(({ what }: EntryEvidence) => ('file' in what ? [what.file] : [])),
    links: entry.evidence.flatMap(({ what }: EntryEvidence) => ('link' in what ? [what.link] : [])),
  }
}
