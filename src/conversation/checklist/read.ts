import { type CivilDate, periodOf } from '../../calendar/index.ts'
import { type Checklist, checklistOf, type DutyItem, dutyItemsOf, ownItems } from '../../checklist/index.ts'
import { type NamedSpan, named, spanIn } from '../due-span.ts'
import type { Turn } from '../turn.ts'

/** The span that words name; the quarter that holds today where they name none. */
export function spanMeant(turn: Turn, words: string): NamedSpan {
  const today = turn.saidOn ?? turn.today
  return spanIn(words, today) ?? named(periodOf('quarter', today))
}

/** The checklist of the turn's person for a span, judged today. */
export async function checklistFor(
  turn: Turn,
  { from, to }: { from: CivilDate; to: CivilDate },
): Promise<Checklist> {
  const { knowledge, rules, store } = turn.parts
  const items = await store.dutyItems(turn.person)
  const { person, tenures, entries } = turn
  return checklistOf({ knowledge, rules }, { person, tenures, entries, items }, { from, to }, turn.today)
}

/**
 * The duty items on the person's list on a day of `from`…`to`, each once: those of the posts held then, and the
 * organisation's own that hold then.
 */
export async function itemsWithin(turn: Turn, from: CivilDate, to: CivilDate): Promise<DutyItem[]> {
  const holds = (days: { from: CivilDate; to: CivilDate | null }) =>
    days.from <= to && (days.to ?? to) >= from
  const law = turn.tenures.filter(holds).flatMap((tenure) => dutyItemsOf(turn.parts.knowledge, tenure))
  const own = ownItems((await turn.parts.store.dutyItems(turn.person)).filter(holds))
  return [...new Map([...law, ...own].map((item) => [item.key, item])).values()]
}

/** Every item that is or ever was on the person's list. */
export function itemsEver(turn: Turn): Promise<DutyItem[]> {
  return itemsWithin(turn, '1900-01-01', '9999-12-31')
}
