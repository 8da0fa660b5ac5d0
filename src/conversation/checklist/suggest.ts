import { type DutyItem, suggestItems } from '../../checklist/index.ts'
import type { LedgerEntry } from '../../ledger/index.ts'
import type { Block, Button } from '../../reply/index.ts'
import type { LedgerRow } from '../../storage/index.ts'
import { creditsOf } from '../counting.ts'
import type { Turn } from '../turn.ts'
import { obligationOf } from '../views/words.ts'
import { wordsBlocks } from './item-blocks.ts'
import { offerLinks } from './link-card.ts'
import { itemsWithin } from './read.ts'

const MOST_OFFERED = 2

/** The items that words may be about, of those on the person's list that day; the best first. */
async function suggested(turn: Turn, words: string, date: string): Promise<DutyItem[]> {
  const items = await itemsWithin(turn, date, date)
  return suggestItems(items, words).map(({ item }) => item)
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
 * What stands under what was just recorded to link it to the duty items that its words suggest: the words of the items
 * and a button each. Nothing where none is suggested. Of several
 * activities in one report the first that no rule counts is offered: all of them rest on the same words.
 * @param turn from before the rows were written.
 */
export async function offerAfterRecord(
  turn: Turn,
  rows: readonly LedgerRow[],
): Promise<{ blocks: Block[]; buttons: Button[][] }> {
  const counted = rows.map((row) => ({
    row,
    refs: creditsOf(turn, [row]).map((entry) => obligationOf(turn, entry).ref),
  }))
  const [only, second] = counted
  const meant = second ? counted.find(({ refs }) => refs.length === 0) : only
  if (!meant) return { blocks: [], buttons: [] }
  const { row, refs } = meant
  const items = await suggested(turn, row.words, row.date)
  const isCounted = ({ key }: DutyItem) =>
    refs.some((ref) => ref === key || ref.startsWith(`${key}.`) || key.startsWith(`${ref}.`))
  const offered = items.filter((item) => !isCounted(item)).slice(0, MOST_OFFERED)
  if (offered.length === 0) return { blocks: [], buttons: [] }
  const which = second ? { seq: row.seq } : {}
  return {
    blocks: [
      {
        type: 'text',
        text: `从原话看，${second ? `第 ${row.seq} 号` : ''}可能与下面的职责有关，关联不关联由您定：`,
      },
      ...offered.flatMap(wordsBlocks),
    ],
    buttons: await offerLinks(turn, row.id, offered, { words: row.words, ...which }),
  }
}
