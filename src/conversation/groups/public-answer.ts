import { saysWhoMade } from '../../phrasing/index.ts'
import { type Block, plainText, type Reply } from '../../reply/index.ts'

/** Characters of an answer that are shown in a group; the law's first words are shown whole. */
export const MOST_SHOWN = 600

/**
 * An answer as it stands in a group; `cut` where more of it is to be read in private. Citations and buttons are of all
 * of it: a channel may open the articles from there.
 */
export function publicAnswer(whole: Reply): { reply: Reply; cut: boolean } {
  const blocks = beginning(whole.blocks)
  if (blocks.length === whole.blocks.length) return { reply: whole, cut: false }
  const made = whole.blocks.slice(-1).filter(saysWhoMade)
  return {
    reply: { ...whole, blocks: [...blocks, { type: 'note', text: '完整的回答在私聊里看' }, ...made] },
    cut: true,
  }
}

/** The first blocks up to the limit, at least what leads and the first quotation; never a heading with nothing below. */
function beginning(blocks: Block[]): Block[] {
  const quote = blocks.findIndex((block) => block.type === 'quote' || block.type === 'duty')
  const least = Math.max(1, quote + 1)
  let length = 0
  let end = 0
  for (const [index, block] of blocks.entries()) {
    length += plainText([block]).length
    if (index >= least && length > MOST_SHOWN) break
    end = index + 1
  }
  while (end > 1 && end < blocks.length && blocks[end - 1]?.type === 'heading') end--
  return blocks.slice(0, end)
}
