import type { Block, Reply } from '../../../reply/index.ts'
import { type Part, type Rendered, render } from '../render/index.ts'

const GROWING = '模型正在组织表述…（下面是原来的回答）'

/**
 * What a private chat is shown while a model puts an answer in words: what holds so far, and below it the whole answer
 * that was there before, so that nothing is missing should it never be finished. null where there is nothing to show
 * yet, or where it is longer than a message.
 */
export function growingPart(before: Reply, soFar: Reply): Part | null {
  const there = new Set(before.blocks.map(keyOf))
  const grown = soFar.blocks.filter((block) => block.type !== 'note' && !there.has(keyOf(block)))
  if (grown.length === 0) return null
  const blocks: Block[] = [...grown, { type: 'note', text: GROWING }, ...before.blocks]
  return oneMessage({ ...before, blocks }, false)?.part ?? null
}

/** The reply as the one message that it fits in; null where it takes more than one, a file, or pages. */
export function oneMessage(
  whole: Reply,
  group: boolean,
): { part: Part; actions: Rendered['actions'] } | null {
  if (whole.paged !== undefined) return null
  const { parts, documents, actions } = render(whole, { group })
  const [part] = parts
  return part && parts.length === 1 && documents.length === 0 ? { part, actions } : null
}

function keyOf(block: Block): string {
  return JSON.stringify(block)
}
