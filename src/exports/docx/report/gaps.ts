import { civilDateOf } from '../../../calendar/index.ts'
import type { DutyTrace } from '../../../duties/index.ts'
import type { LedgerEntry } from '../../../ledger/index.ts'
import { awaitsAffirmation, dayNear, whatHappened } from '../../entry-words.ts'
import type { Facts } from '../../facts.ts'
import { countedOf, entriesById } from '../../how-counted.ts'
import { nameOf, nameOfDays } from '../../words.ts'
import { citationsText } from './proof.ts'
import { REMARKS } from './remarks.ts'
import { byRule, countedQuoted, MANY_PERIODS } from './sentences.ts'
import type { Part, Section, Sentence } from './types.ts'

/** 存在不足: facts alone. Periods that are over without enough on record, items without any, 补录, not yet affirmed. */
export function gapsOf(facts: Facts): Section {
  const groups: [heading: string, sentences: Sentence[]][] = [
    ['有规定次数、已过期限而记录次数不够的', missed(facts)],
    ['报告期内没有记录的职责条款', without(facts)],
    ['补录的记录', late(facts)],
    ['由他人代录、本人尚未确认的记录', waiting(facts)],
  ]
  const parts = groups.flatMap(([heading, sentences]): Part[] =>
    sentences.length === 0
      ? []
      : [
          { kind: 'heading', text: heading },
          ...sentences.map((sentence): Part => ({ kind: 'sentences', lead: null, sentences: [sentence] })),
        ],
  )
  const remark = parts.length === 0 ? REMARKS.noGaps : REMARKS.notNotDone
  return { heading: '存在不足', parts: [{ kind: 'remark', text: remark }, ...parts] }
}

function missed(facts: Facts): Sentence[] {
  const byId = entriesById(facts)
  return facts.checklist.lists.flatMap(({ rows }) =>
    rows.flatMap(({ item, periods }) =>
      byRule(periods).flatMap((rule) => {
        const short = rule.filter(({ entry }) => entry.status === 'missed')
        if (short.length > MANY_PERIODS) return [missedOften(facts, short, item.label)]
        return short.map((trace) => ({
          text: missedText(facts, trace),
          entries: countedOf(byId, trace).map(({ seq }) => seq),
          provisions: [item.label],
        }))
      }),
    ),
  )
}

/** 2026年第二季度没有“带队检查”的记录，规定至少1次 */
function missedText(facts: Facts, trace: DutyTrace): string {
  const { done, required, partial } = trace.entry
  const rule = `规定至少${required}次${partial ? '，任期或规定施行的时间不满这一期' : ''}`
  const name = nameOfDays(trace.entry)
  const what = countedQuoted(facts, trace)
  return done === 0
    ? `${name}没有${what}的记录，${rule}`
    : `${name}${what}记录${done}次，${rule}，还差${required - done}次`
}

/** Of what comes round often, how many periods and the latest of them. */
function missedOften(facts: Facts, short: readonly DutyTrace[], label: string): Sentence {
  const what = countedQuoted(facts, short[0] as DutyTrace)
  const latest = nameOfDays((short.at(-1) as DutyTrace).entry)
  return {
    text: `${what}有${short.length}期记录次数不够，最近一期是${latest}`,
    entries: [],
    provisions: [label],
  }
}

/** The items of each list for which nothing is on record and no number is asked, in one sentence a list. */
function without({ checklist }: Facts): Sentence[] {
  return checklist.lists.flatMap(({ heading, rows }) => {
    const labels = rows.filter(({ state }) => state === 'none').map(({ item }) => item.label)
    if (labels.length === 0) return []
    const text = `${heading}：${citationsText(labels)}`
    return [{ text, entries: [], provisions: labels, namesProvisions: true as const }]
  })
}

function late(facts: Facts): Sentence[] {
  const entries = facts.entries.filter((entry) => entry.late && !entry.voided)
  if (entries.length === 0) return []
  const written = ({ recordedAt, date }: LedgerEntry) => dayNear(civilDateOf(new Date(recordedAt)), date)
  return [listed(facts, entries, (entry) => `${written(entry)}记入`)]
}

function waiting(facts: Facts): Sentence[] {
  const entries = facts.entries.filter(awaitsAffirmation)
  return entries.length === 0
    ? []
    : [listed(facts, entries, (entry) => `${nameOf(facts, entry.recordedBy)}代录`)]
}

function listed(
  facts: Facts,
  entries: readonly LedgerEntry[],
  how: (entry: LedgerEntry) => string,
): Sentence {
  const each = entries.map(
    (entry) => `${dayNear(entry.date, facts.from)}${whatHappened(facts, entry)}（${how(entry)}）`,
  )
  return {
    text: `${entries.length}条：${each.join('；')}`,
    entries: entries.map(({ seq }) => seq),
    provisions: [],
  }
}
