import { everyUnit, isAligned, periodName, periodOf } from '../../calendar/index.ts'
import type { DutyEntry } from '../../duties/index.ts'
import { type Obligation, rhythmOf } from '../../knowledge/index.ts'
import type { Citation } from '../../reply/index.ts'
import type { Parts, Turn } from '../turn.ts'

/** Whatever rests on the knowledge alone. */
interface Knowing {
  parts: Pick<Parts, 'knowledge'>
}

/** 带队检查 */
export function activityName(turn: Knowing, id: string): string {
  return turn.parts.knowledge.activities.find((activity) => activity.id === id)?.name ?? id
}

/** 每季度至少1次 */
export function frequencyText(obligation: Obligation): string {
  return `${everyUnit(obligation.period, obligation.every)}至少${obligation.count}次`
}

/** The reading taken of a rule, and how its periods are counted where the words alone do not say; null for neither. */
export function readingOf(obligation: Obligation): string | null {
  const { period, every, from, reading } = obligation
  const notes: string[] = reading === undefined ? [] : [reading]
  if (period === 'day' && every === 1) notes.push('每天按自然日计，休息日也算。')
  if (every > 1) {
    const first = isAligned(rhythmOf(obligation)) ? '1月' : periodName(periodOf(period, from))
    notes.push(`${everyUnit(period, every)}为一期，从${first}排起。`)
  }
  return notes.length === 0 ? null : notes.join('')
}

/** 2026年第四季度 */
export function entryPeriod(turn: Turn, entry: DutyEntry): string {
  return periodName(periodOf(rhythmOf(obligationOf(turn, entry)), entry.start))
}

/** 带队检查（2026年第四季度）; brackets of a period's own name become a comma. */
export function withPeriod(turn: Turn, entry: DutyEntry): string {
  const period = entryPeriod(turn, entry).replace('（', '，').replace('）', '')
  return `${activityName(turn, obligationOf(turn, entry).activity)}（${period}）`
}

/** The rule behind an entry. The entry came from the same rules, so it is there. */
export function obligationOf(turn: Turn, entry: DutyEntry): Obligation {
  const obligation = turn.parts.knowledge.obligation(entry.obligation)
  if (!obligation) throw new Error(`obligation ${entry.obligation} is not loaded`)
  return obligation
}

export function citationOf(turn: Knowing, rule: { ref: string; quote: string }): Citation {
  const provision = turn.parts.knowledge.provision(rule.ref)
  if (!provision) throw new Error(`provision ${rule.ref} is not loaded`)
  return { ref: rule.ref, label: provision.label, quote: rule.quote }
}

/** The kinds of activity that words name, by their own names. */
export function activitiesNamed(turn: Turn, text: string): string[] {
  return turn.parts.knowledge.activities.filter((each) => text.includes(each.name)).map((each) => each.id)
}
