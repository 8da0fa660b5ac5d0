import type { Answer } from '../answers/index.ts'
import type { Block } from '../reply/index.ts'

const BY_RULE = '程序按条文生成，没有用模型'
const BY_MODEL = '表述由模型'
const CHECKED = '组织，每句都已与所注条文核对；以所引原文为准'

/**
 * Stands under an answer where a model is configured, so that the reader sees which kind it is; nothing under a refusal.
 * @param name of the model, as it may be shown.
 */
export function madeBy({ mode, refused }: Answer, name: string): Block[] {
  if (refused) return []
  const model = `${BY_MODEL}${name === '' ? '' : `（${name}）`}${CHECKED}`
  return [{ type: 'note', text: mode === 'llm' ? model : BY_RULE }]
}

/** Whether a block is the line of {@link madeBy}. */
export function saysWhoMade(block: Block | undefined): boolean {
  return block?.type === 'note' && (block.text === BY_RULE || block.text.startsWith(BY_MODEL))
}
