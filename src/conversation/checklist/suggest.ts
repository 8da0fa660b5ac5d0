import type { DutyItem } from '../../checklist/index.ts'
import type { LedgerEntry } from '../../ledger/index.ts'
import type { LedgerRow } from '../../storage/index.ts'
import { creditsOf } from '../counting.ts'
import type { Turn } from '../turn.ts'
import { obligationOf } from '../views/words.ts'
import { offerLinks } from './link-card.ts'
import { itemsWithin } from './read.ts'

const MOST_OFFERED = 2

/** The items that words may be about, of those on the person's list that day; the best first. */
async function suggested(turn: Turn, words: string, date: string): Promise<DutyItem[]> {
  const items = words === '' ? [] : await itemsWithin(turn, date, date)
  return items.slice(0, 0)
}

/** The same for an entry, without those that it is linked to, or counted under by a rule. */
export async function suggestedFor(
  turn: Turn,
  entry: LedgerEntry,
  counted: ReadonlySet<string>,
): Promise<DutyItem[]> {
  const linked = new Set(entry.duties.map(({ target }) => JSON.stringify(target)))
  const items = await suggested(turn, entry.words, entry.date)
  return items
    .filter(({ key, target }) => !counted.has(key) && !linked.has(JSON.stringify(target)))
    .slice(0, MOST_OFFERED)
}

/**
 * The buttons under what was just recorded that link it to the duty items that its words suggest. Of several
 * activities in one report the first that no rule counts is offered: all of them rest on the same words.
 * @param turn from before the rows were written.
 */
export async function offerAfterRecord(turn: Turn, rows: readonly LedgerRow[]) {
  const counted = rows.map((row) => ({
    row,
    refs: creditsOf(turn, [row]).map((entry) => obligationOf(turn, entry).ref),
  }))
  const [only, second] = counted
  const meant = second ? counted.find(({ refs }) => refs.length === 0) : only
  if (!meant) return []
  const { row, refs } = meant
  const items = await suggested(turn, row.words, row.date)
  const isCounted = ({ key }: DutyItem) =>
    refs.some((ref) => ref === key || ref.startsWith(`${key}.`) || key.startsWith(`${ref}.`))
  const offered = items.filter((item) => !isCounted(item)).slice(0, MOST_OFFERED)
  return offerLinks(turn, row.id, offered, { words: row.words, ...(second ? { seq: row.seq } : {}) })
}
