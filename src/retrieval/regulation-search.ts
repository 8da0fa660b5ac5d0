import type { Knowledge } from '../knowledge/index.ts'
import type { Provision } from '../regulation/index.ts'
import { createScoreExplainer } from './explain-scores.ts'
import { createInvertedIndex } from './inverted-index.ts'
import type { ExplainedHit, Hit, ScoreParts, SearchDocument } from './types.ts'

export interface RegulationSearch {
  /**
   * The provisions nearest to a query by their words, best first, at most `k` (10 unless told); of one regulation
   * where `regulation` is given.
   */
  search(query: string, options?: { regulation?: string | null; k?: number }): Hit[]
  /** The same, with what each score is made of. */
  explain(query: string, options?: { regulation?: string | null; k?: number }): ExplainedHit[]
}

/**
 * Indexes every leaf provision of the regulations: items, paragraphs, and articles that have neither. Chapter title,
 * and the words that open an article with items, are its heading.
 */
export function createRegulationSearch(knowledge: Knowledge): RegulationSearch {
  const documents = () => knowledge.packs.flatMap((pack) => documentsOf(knowledge, pack.meta.id))
  const index = createInvertedIndex(documents())
  const search: RegulationSearch['search'] = (query, { regulation = null, k = 10 } = {}) =>
    index.search(query, { group: regulation, k }).map(({ id, score, coverage }) => {
      const { ref, label, text } = knowledge.provision(id) as Provision
      return { ref, label, score, coverage, text }
    })
  return {
    search,
    explain(query, options) {
      const partsOf = createScoreExplainer(documents())
      return search(query, options).map((hit) => ({ ...hit, parts: partsOf(query, hit.ref) as ScoreParts }))
    },
  }
}

function documentsOf(knowledge: Knowledge, regulation: string): SearchDocument[] {
  const provisions = knowledge.pack(regulation)?.regulation.provisions ?? []
  return provisions
    .filter(({ kind, children }) => kind !== 'chapter' && children.length === 0)
    .map((provision) => ({
      id: provision.ref,
      group: regulation,
      heading: headingOf(knowledge, provision),
      body: provision.text,
    }))
}

function headingOf(knowledge: Knowledge, provision: Provision): string {
  const chapter = provision.chapter === null ? undefined : knowledge.provision(provision.chapter)
  const parent = provision.parent === null ? undefined : knowledge.provision(provision.parent)
  const opening = provision.kind === 'item' ? (parent?.text.split('\n')[0] ?? '') : ''
  return `${chapter?.heading ?? ''} ${opening}`.trim()
}
