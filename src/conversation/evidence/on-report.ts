/** What the card of a report, and the answer to its confirmation, say of the attachments. */
import type { Attached } from '../../ledger/index.ts'
import type { Block, Button } from '../../reply/index.ts'
import { buttonsFor } from '../actions.ts'
import type { LogCard, OpenCard } from '../cards/card.ts'
import type { Turn } from '../turn.ts'
import { addressesIn } from './addresses.ts'
import { distinct } from './schema.ts'
import { attachedText, namesOfAttached } from './wording.ts'

/** The part of a report's card with what came with the words, and the web addresses in them; empty without any. */
export function evidenceSaid(turn: Turn, words: string): { evidence?: Attached[] } {
  const evidence = distinct([...(turn.evidence ?? []), ...addressesIn(words)])
  return evidence.length > 0 ? { evidence } : {}
}

/** The attachments on the card, one a line. */
export function evidenceBlocks({ evidence = [], items }: LogCard): Block[] {
  if (evidence.length === 0) return []
  const to = items.length > 1 ? '，附到以上每一条' : ''
  return [
    { type: 'text', text: `附件 ${evidence.length} 个${to}：` },
    { type: 'list', items: evidence.map(attachedText) },
  ]
}

/** The button that leaves the attachments out. */
export function evidenceButtons({ id, payload }: OpenCard<LogCard>): Button[][] {
  return (payload.evidence ?? []).length > 0 ? [[buttonsFor(id)('去掉附件', 'bare')]] : []
}

/** The same card without them. */
export function withoutEvidence({ evidence: _, ...payload }: LogCard): LogCard {
  return payload
}

/** 附件 2 个, as the ledger says it of the entry; empty without any. */
export function attachedCount({ evidence = [] }: LogCard): string[] {
  return evidence.length > 0 ? [`附件 ${evidence.length} 个`] : []
}

/** Said once they are attached. */
export function attachedBlocks({ evidence = [] }: LogCard): Block[] {
  return evidence.length > 0 ? [{ type: 'text', text: `附件：${namesOfAttached(evidence)}。` }] : []
}
