import type { Block } from '../../../reply/index.ts'
import { firstOf } from './split.ts'

/** UTF-16 units that a group is shown of one reply, about. */
const MOST_IN_GROUP = 600
const MOST_QUOTES = 2
const LONGEST_QUOTE = 300
/** Less than this of a text is not worth beginning. */
const LEAST_WORTH = 40

/**
 * What a group is shown of a reply: its lead, at most two quotes, about 600 characters; a line says where something
 * was left out.
 * @param goesOn whether a button of the reply goes on in private.
 */
export function shortenForGroup(blocks: Block[], goesOn: boolean): Block[] {
  const shown: Block[] = []
  let room = MOST_IN_GROUP
  let quotes = 0
  let left = false
  for (const block of blocks) {
    if (isQuote(block) && quotes === MOST_QUOTES) left = true
    const short: Block | null = left ? null : shortened(block, room, shown.length === 0)
    left ||= short !== block
    if (short === null) break
    if (isQuote(short)) quotes += 1
    room -= lengthOf(short)
    shown.push(short)
  }
  while (left && shown.at(-1)?.type === 'heading') shown.pop()
  if (!left) return shown
  return [
    ...shown,
    { type: 'note', text: goesOn ? '其余内容，请点下面的按钮到私聊里看。' : '其余内容，请到私聊里问我。' },
  ]
}

function isQuote(block: Block): boolean {
  return block.type === 'quote' || block.type === 'duty'
}

/** The block where it fits, its beginning where that is worth it, else null. The first one always has a beginning. */
function shortened(block: Block, room: number, first: boolean): Block | null {
  if (block.type === 'quote') {
    const quote = cut(block.citation.quote, Math.min(room, LONGEST_QUOTE))
    if (quote === block.citation.quote) return block
    return quote === null ? null : { ...block, citation: { ...block.citation, quote } }
  }
  if (lengthOf(block) <= room) return block
  if (block.type === 'duty' || block.type === 'heading') return null
  if (block.type === 'list') {
    let rest = room
    const items = block.items.slice(
      0,
      block.items.findIndex((item) => {
        rest -= item.length + 3
        return rest < 0
      }),
    )
    return items.length > 0 ? { ...block, items } : null
  }
  const text = cut(block.text, first ? MOST_IN_GROUP : room)
  return text === null ? null : { ...block, text }
}

function cut(text: string, most: number): string | null {
  if (text.length <= most) return text
  return most < LEAST_WORTH ? null : `${firstOf(text, most - 2)}……`
}

function lengthOf(block: Block): number {
  switch (block.type) {
    case 'quote':
      return block.citation.quote.length + block.citation.label.length
    case 'duty': {
      const { title, stateText, citation, reading = '' } = block.duty
      return [title, stateText, citation.quote, citation.label, reading].join('').length
    }
    case 'list':
      return block.items.reduce((sum, item) => sum + item.length + 3, 0)
    default:
      return block.text.length
  }
}
