import type { Block, Citation, DutyCard, Reply } from './types.ts'

/** 「……」——《枣庄办法》第六条第（一）项 */
export function citationLine(citation: Citation): string {
  return `「${citation.quote}」——${citation.label}`
}

/** How far a duty is: 0/1; more than required in words, since 6/1 reads like an error; nothing without a number. */
export function progressOf(duty: DutyCard): string {
  if (duty.required === null) return ''
  return duty.done > duty.required
    ? `要求${duty.required}次，已记${duty.done}次`
    : `${duty.done}/${duty.required}`
}

function dutyLines(duty: DutyCard): string {
  const facts = [duty.stateText, progressOf(duty), duty.partial ? '任期只占本期一部分' : ''].filter(Boolean)
  const lines = [`· ${duty.title}（${facts.join('，')}）`]
  if (duty.remark) lines.push(`  ${duty.remark}`)
  lines.push(`  ${citationLine(duty.citation)}`)
  if (duty.reading) lines.push(`  说明：${duty.reading}`)
  return lines.join('\n')
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'lead':
    case 'text':
      return block.text
    case 'heading':
      return `【${block.text}】`
    case 'quote':
      return citationLine(block.citation)
    case 'list':
      return block.items.map((item) => `· ${item}`).join('\n')
    case 'duty':
      return dutyLines(block.duty)
    case 'note':
      return `（${block.text}）`
  }
}

/** Blocks as plain text, a blank line before each heading; no markup, nothing to escape. */
export function plainText(blocks: Block[]): string {
  return blocks
    .map((block, index) =>
      index > 0 && block.type === 'heading' ? `\n${blockText(block)}` : blockText(block),
    )
    .join('\n')
}

/** A reply of blocks alone; what is left out is empty. */
export function reply(parts: Partial<Reply>): Reply {
  const blocks = parts.blocks ?? []
  return {
    blocks,
    citations: parts.citations ?? citationsOf(blocks),
    buttons: parts.buttons ?? [],
    attachments: parts.attachments ?? [],
    ...(parts.replaces ? { replaces: true } : {}),
    ...(parts.paged ? { paged: parts.paged } : {}),
    ...(parts.asked ? { asked: parts.asked } : {}),
    ...(parts.passing ? { passing: true } : {}),
  }
}

/** The citations that the blocks carry, each provision once, in order. */
export function citationsOf(blocks: Block[]): Citation[] {
  const found = new Map<string, Citation>()
  for (const block of blocks) {
    const citation =
      block.type === 'quote' ? block.citation : block.type === 'duty' ? block.duty.citation : null
    if (citation && !found.has(`${citation.ref} ${citation.quote}`)) {
      found.set(`${citation.ref} ${citation.quote}`, citation)
    }
  }
  return [...found.values()]
}
