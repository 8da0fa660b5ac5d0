import type { Knowledge } from '../knowledge/index.ts'
import { type Provision, type Ref, regulationOf } from '../regulation/index.ts'
import { coverageOf } from './coverage.ts'
import { buildEngine, type Engine, openEngine } from './engine/index.ts'
import { createScoreExplainer } from './explain-scores.ts'
import { createMeaning, type Gains } from './meant.ts'
import { PARAMETERS } from './parameters.ts'
import { provisionDocuments } from './provisions.ts'
import type { ExplainedHit, Hit, WordParts } from './types.ts'
import { termsOf } from './words/index.ts'

export interface RegulationSearch {
  /**
   * The provisions nearest to a query by their words, and by the places, posts and regions that it names; best first,
   * at most `k` (10 unless told); of one regulation where `regulation` is given.
   */
  search(query: string, options?: { regulation?: string | null; k?: number }): Hit[]
  /** The same, with what each score is made of. */
  explain(query: string, options?: { regulation?: string | null; k?: number }): ExplainedHit[]
}

interface Found {
  ref: Ref
  document: number
  score: number
  /** What the query says of it besides its words, in the same units. */
  gains: Gains
}

/**
 * Searches every leaf provision of the regulations. The index is made with the first query, or read from `file`, where
 * it is kept for as long as the regulations stay the same.
 */
export function createRegulationSearch(
  knowledge: Knowledge,
  { file = null }: { file?: string | null } = {},
): RegulationSearch {
  const documents = () => provisionDocuments(knowledge)
  let made: { engine: Engine; numbers: Map<Ref, number> } | null = null
  const opened = () => {
    if (made === null) {
      const engine =
        file === null
          ? buildEngine(documents(), PARAMETERS)
          : openEngine({ file, documents, parameters: PARAMETERS })
      const { view } = engine
      const refs = Array.from({ length: view.size }, (_, document) => [view.id(document), document] as const)
      made = { engine, numbers: new Map(refs) }
    }
    return made
  }
  const readMeaning = createMeaning(knowledge)

  function found(query: string, regulation: string | null, k: number): Found[] {
    const { engine, numbers } = opened()
    const { view, firstStage } = engine
    const group = regulation === null ? null : view.groupByKey(regulation)
    if (regulation !== null && group === null) return []
    const { candidates, wordScores, pairScores } = firstStage(
      { ...termsOf(query), group },
      Math.max(k, PARAMETERS.candidates),
    )
    const byWords = (document: number) =>
      (wordScores[document] as number) + PARAMETERS.pairWeight * (pairScores[document] as number)
    const scores = new Map(Array.from(candidates, (document) => [document, byWords(document)]))
    const meant = readMeaning(query, regulation)
    for (const ref of meant.refs) {
      for (const document of inside(ref, numbers, knowledge)) {
        if (group === null || view.groupOf[document] === group)
          scores.set(document, scores.get(document) ?? 0)
      }
    }
    // Gains are shares of the best score by words; where there is none they stand for themselves.
    const best = candidates.length === 0 ? 1 : byWords(candidates[0] as number)
    return [...scores]
      .map(([document, score]) => {
        const ref = view.id(document)
        const { cited, post, region } = meant.gains(ref)
        const gains = { cited: cited * best, post: post * best, region: region * best }
        return { ref, document, score: score + gains.cited + gains.post + gains.region, gains }
      })
      .sort((a, b) => b.score - a.score || a.document - b.document)
      .slice(0, k)
  }

  function hits(query: string, all: readonly Found[]): Hit[] {
    const coverage = coverageOf(opened().engine.view, query)
    return all.map(({ ref, document, score }) => {
      const { label, text } = knowledge.provision(ref) as Provision
      return { ref, label, score, coverage: coverage(document), text }
    })
  }

  return {
    search: (query, { regulation = null, k = 10 } = {}) => hits(query, found(query, regulation, k)),
    explain(query, { regulation = null, k = 10 } = {}) {
      const all = found(query, regulation, k)
      const partsOf = createScoreExplainer([...documents()], PARAMETERS)
      return hits(query, all).map((hit, at) => ({
        ...hit,
        parts: { ...(partsOf(query, hit.ref) as WordParts), meant: (all[at] as Found).gains },
      }))
    },
  }
}

/** Documents of a provision: itself, or the leaves inside it. */
function inside(ref: Ref, numbers: ReadonlyMap<Ref, number>, knowledge: Knowledge): number[] {
  const own = numbers.get(ref)
  if (own !== undefined) return [own]
  const known = knowledge.pack(regulationOf(ref)) && knowledge.provision(ref)
  return (known?.children ?? []).flatMap((child) => inside(child, numbers, knowledge))
}
