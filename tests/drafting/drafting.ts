import { fileURLToPath } from 'node:url'
import { type DraftedPack, draftPack, loadDrafting } from '../../src/drafting/index.ts'
import { loadKnowledge } from '../../src/knowledge/index.ts'
import { parseRegulation } from '../../src/regulation/index.ts'

export const KNOWLEDGE_DIR = fileURLToPath(new URL('../../knowledge', import.meta.url))
export const knowledge = loadKnowledge(KNOWLEDGE_DIR)
export const vocabulary = loadDrafting(KNOWLEDGE_DIR)

/** Drafts of a text with the id `x`. */
export function draftText(text: string): DraftedPack {
  return draftPack(parseRegulation(text, { id: 'x' }), knowledge, vocabulary)
}

/** Drafts of one article that says `words`, in a chapter that is about nothing in particular. */
export function draftArticle(words: string): DraftedPack {
  return draftText(`某市工作办法\n第一条 ${words}\n`)
}

/** 2/2month 县级河长: 巡河 */
export function said({ drafts }: DraftedPack): string[] {
  return drafts.map(
    ({ count, period, who, what }) =>
      `${count}/${period.n === 1 ? '' : period.n}${period.unit} ${who}: ${what}`,
  )
}
