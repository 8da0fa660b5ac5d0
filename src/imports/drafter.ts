import type { DraftedMeta, DraftedPack } from '../drafting/index.ts'
import type { ParsedRegulation } from '../regulation/index.ts'

/** What is proposed out of a text, without a model; the same text always gives the same. */
export interface Drafter {
  meta(regulation: ParsedRegulation): DraftedMeta
  pack(regulation: ParsedRegulation): DraftedPack
}
