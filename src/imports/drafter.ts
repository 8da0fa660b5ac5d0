import {
  type DraftedMeta,
  type DraftedPack,
  type DraftingVocabulary,
  draftMeta,
  draftPack,
  loadDrafting,
} from '../drafting/index.ts'
import type { Knowledge } from '../knowledge/index.ts'
import type { ParsedRegulation } from '../regulation/index.ts'
import { deedsApart } from './deeds.ts'

/** What is proposed out of a text, without a model; the same text always gives the same. */
export interface Drafter {
  /** @param source the text that was parsed; a short name that another regulation has is not proposed. */
  meta(regulation: ParsedRegulation, source: string): DraftedMeta
  pack(regulation: ParsedRegulation): DraftedPack
}

/** @throws KnowledgeError where the words of drafting are not in order; not before they are needed. */
export function createDrafter(knowledge: () => Knowledge): Drafter {
  let read: DraftingVocabulary | undefined
  const vocabulary = () => {
    read ??= loadDrafting(knowledge().dir)
    return read
  }
  return {
    meta: (regulation, source) => {
      const taken = knowledge().packs.map(({ meta }) => meta.shortName)
      return draftMeta(regulation, source, vocabulary(), new Set(taken))
    },
    // Own activities of imported regulations are their own: they would make proposals depend on what is accepted.
    pack: (regulation) => {
      const activities = knowledge().activities.filter(({ id }) => !id.includes('.'))
      return deedsApart(draftPack(regulation, { activities }, vocabulary()), regulation.id)
    },
  }
}
