import { formatDay } from '../../../calendar/index.ts'
import type { ItemRow } from '../../../checklist/index.ts'
import type { DutyTrace } from '../../../duties/index.ts'
import type { Facts } from '../../facts.ts'
import { countedOf, entriesById } from '../../how-counted.ts'
import { nameOfDays } from '../../words.ts'
import { REMARKS } from './remarks.ts'
import { byRule, countedQuoted } from './sentences.ts'
import type { Part, Section, Sentence } from './types.ts'

/** Of one rule more than these are told as a number. */
const MANY_AHEAD = 4

interface Due {
  trace: DutyTrace
  row: ItemRow
  /** Further periods of the same rule after this one. */
  further: DutyTrace[]
}

/** 下步打算: what rules still ask for after today, by deadline; and a line for what the person adds. */
export function aheadOf(facts: Facts): Section {
  const due = facts.checklist.lists.flatMap(({ rows }) => rows.flatMap((row) => dueOf(facts, row)))
  const sentences = due
    .sort((a, b) =>
      a.trace.entry.end < b.trace.entry.end ? -1 : a.trace.entry.end > b.trace.entry.end ? 1 : 0,
    )
    .map((one) => sentenceOf(facts, one))
  const parts = sentences.map((sentence): Part => ({ kind: 'sentences', lead: null, sentences: [sentence] }))
  return {
    heading: '下步打算',
    parts: [
      { kind: 'remark', text: parts.length === 0 ? REMARKS.nothingAhead : REMARKS.onlyRules },
      ...parts,
      { kind: 'remark', text: REMARKS.fillIn },
      { kind: 'blank' },
      { kind: 'blank' },
    ],
  }
}

function dueOf({ on }: Facts, row: ItemRow): Due[] {
  return byRule(row.periods).flatMap((rule) => {
    const ahead = rule.filter(({ entry }) => entry.end >= on && entry.status !== 'met')
    if (ahead.length <= MANY_AHEAD) return ahead.map((trace) => ({ trace, row, further: [] }))
    const [trace, ...further] = ahead as [DutyTrace, ...DutyTrace[]]
    return [{ trace, row, further }]
  })
}

/** 2026年12月31日前：带队检查（2026年第四季度），规定至少1次，已记录0次，还差1次 */
function sentenceOf(facts: Facts, { trace, row, further }: Due): Sentence {
  const { end, start, required, done, status } = trace.entry
  const what = countedQuoted(facts, trace)
  const begins = status === 'upcoming' ? `，${formatDay(start)}起` : ''
  const later =
    further.length === 0
      ? ''
      : `；此后到${formatDay((further.at(-1) as DutyTrace).entry.end)}还有${further.length}期`
  return {
    text: `${formatDay(end)}前：${what}（${nameOfDays(trace.entry)}），规定至少${required}次，已记录${done}次，还差${required - done}次${begins}${later}`,
    entries: countedOf(entriesById(facts), trace).map(({ seq }) => seq),
    provisions: [row.item.label],
  }
}
