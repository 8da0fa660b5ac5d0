import type { Answer } from '../../answers/index.ts'
import { type Block, plainText, type Reply, reply } from '../../reply/index.ts'
import type { Turn } from '../turn.ts'
import { replyOf } from '../views/answer-view.ts'

/** Characters of an answer that are shown in a group; the law's first words are shown whole. */
export const MOST_SHOWN = 600

/** What the regulations say, to everybody: no post and no region of who asks plays a part. */
export function askedInGroup(turn: Turn, question: string): Answer {
  return turn.parts.answerer.ask(question, { regulation: null, post: null, today: turn.today })
}

/** An answer as it stands in a group; `cut` where more of it is to be read in private. */
export function publicAnswer(answer: Answer): { reply: Reply; cut: boolean } {
  const whole = replyOf(answer)
  const blocks = beginning(whole.blocks)
  if (blocks.length === whole.blocks.length) return { reply: whole, cut: false }
  return {
    reply: reply({
      blocks: [...blocks, { type: 'note', text: '完整的回答在私聊里看' }],
      // Also of what was left out: a channel may open the articles from here.
      citations: whole.citations,
      buttons: whole.buttons,
    }),
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
