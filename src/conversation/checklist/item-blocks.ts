import type { DutyItem, ItemRow } from '../../checklist/index.ts'
import type { Block } from '../../reply/index.ts'
import type { Turn } from '../turn.ts'
import { ownRemark } from './own/words.ts'
import { recordLines, ruleLines, stateOf } from './states.ts'

/** The words of an item: the law's as a quotation, an own one's as what it is. */
export function wordsBlocks(item: DutyItem): Block[] {
  if (item.own)
    return [
      { type: 'text', text: `“${item.text}”` },
      { type: 'note', text: ownRemark(item.own) },
    ]
  const ref = 'ref' in item.target ? item.target.ref : item.key
  return [{ type: 'quote', citation: { ref, label: item.label, quote: item.text } }]
}

/** One item of a list: its state, its words, how its rules stand, what is on record. */
export function rowBlocks(turn: Turn, row: ItemRow, most?: number): Block[] {
  const { item } = row
  const name = item.own ? '本单位补充' : item.label
  const lines = [...ruleLines(turn, row), ...recordLines(turn, row.entries, most)]
  return [
    { type: 'heading', text: `${stateOf(row)} · ${name}` },
    ...wordsBlocks(item),
    ...(lines.length > 0 ? [{ type: 'list', items: lines } satisfies Block] : []),
  ]
}
