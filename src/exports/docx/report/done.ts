import type { ItemRow } from '../../../checklist/index.ts'
import type { DutyTrace } from '../../../duties/index.ts'
import type { LedgerEntry } from '../../../ledger/index.ts'
import { dayNear } from '../../entry-words.ts'
import type { Facts } from '../../facts.ts'
import { countedOf, entriesById } from '../../how-counted.ts'
import { nameOfDays, spanText } from '../../words.ts'
import { REMARKS } from './remarks.ts'
import {
  byRule,
  countedActivity,
  daysText,
  deedsText,
  MANY_PERIODS,
  tellByKind,
  timesOf,
} from './sentences.ts'
import type { Part, Section, Sentence } from './types.ts'

/** 履职情况: by duty item what is on record, counted; then what is on record for no item. */
export function doneOf(facts: Facts): Section {
  const byId = entriesById(facts)
  const parts: Part[] = []
  for (const { heading, rows } of facts.checklist.lists) {
    const told = rows
      .map((row) => ({ lead: row.item.label, groups: itemGroups(facts, byId, row) }))
      .filter(({ groups }) => groups.length > 0)
    if (told.length === 0) continue
    parts.push({ kind: 'heading', text: heading })
    told.forEach(({ lead, groups }, at) => {
      groups.forEach((sentences, group) => {
        parts.push({ kind: 'sentences', lead: group === 0 ? `${at + 1}．${lead}。` : null, sentences })
      })
    })
  }
  const unlinked = tellByKind(facts, facts.checklist.unlinked, [])
  if (unlinked.length > 0) {
    parts.push({ kind: 'heading', text: '没有关联到职责条款的记录' })
    parts.push({ kind: 'sentences', lead: null, sentences: unlinked })
  }
  if (parts.length === 0) parts.push({ kind: 'remark', text: REMARKS.nothingDone })
  return { heading: '履职情况', parts }
}

/** What each rule of an item counts, period by period, and what else is on record for it; a paragraph each. */
function itemGroups(
  facts: Facts,
  byId: ReadonlyMap<string, LedgerEntry>,
  { item, periods, entries }: ItemRow,
): Sentence[][] {
  const counted = new Set(periods.flatMap((trace) => trace.counted.map(({ id }) => id)))
  const further = entries.flatMap(({ entry }) => (counted.has(entry.id) ? [] : [entry]))
  return [
    ...byRule(periods).map((rule) => ruleSentences(facts, byId, rule, item.label)),
    ...tellByKind(facts, further, [item.label]).map((sentence) => [sentence]),
  ].filter((sentences) => sentences.length > 0)
}

function ruleSentences(
  facts: Facts,
  byId: ReadonlyMap<string, LedgerEntry>,
  rule: readonly DutyTrace[],
  label: string,
): Sentence[] {
  const held = rule.filter(({ counted }) => counted.length > 0)
  const told = held.length > MANY_PERIODS ? [held] : held.map((trace) => [trace])
  return told.map((traces) => {
    const entries = traces.flatMap((trace) => countedOf(byId, trace))
    const [first] = traces as [DutyTrace]
    return {
      text:
        traces.length > 1
          ? sumText(facts, first, entries)
          : `${nameOfDays(first.entry)}${periodText(facts, first, entries)}`,
      entries: entries.map(({ seq }) => seq),
      provisions: [label],
    }
  })
}

/** 带队检查2次：10月12日鑫达化工厂、11月3日某矿（补录） */
function periodText(facts: Facts, trace: DutyTrace, entries: readonly LedgerEntry[]): string {
  const activity = countedActivity(facts, trace)
  const near = trace.entry.start
  if (activity === null) return `记录${timesOf(entries)}次：${deedsText(facts, entries, near)}`
  return `${activity}${timesOf(entries)}次：${daysText(entries, near)}`
}

/** Of what comes round often: 2026年1月1日至2026年12月31日带队检查共48次，最早1月5日，最近11月20日 */
function sumText(facts: Facts, trace: DutyTrace, entries: readonly LedgerEntry[]): string {
  const days = entries.map(({ date }) => date).sort()
  const day = (date: string | undefined) => dayNear(date ?? facts.from, facts.from)
  const what = countedActivity(facts, trace) ?? '记录'
  return `${spanText(facts.from, facts.to)}${what}共${timesOf(entries)}次，最早${day(days[0])}，最近${day(days.at(-1))}`
}
