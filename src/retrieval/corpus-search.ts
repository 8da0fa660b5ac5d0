import { documentOf, nameOf } from './corpus-line.ts'
import { createIndexBuilder, type Engine, engineOf, type FirstStageParameters } from './engine/index.ts'
import type { CorpusHit, CorpusLine } from './types.ts'
import { termsOf } from './words/index.ts'

export interface CorpusSearch {
  size: number
  /**
   * The lines nearest to a query, best first, at most `k` (10 unless told), each id once; of one document where `doc`
   * is given: as the corpus writes it, or by its bare name. A query without a letter and an unknown `doc` find nothing.
   */
  search(query: string, options?: { doc?: string | null; k?: number }): CorpusHit[]
}

/** Takes a foreign corpus line by line and keeps no line. */
export interface CorpusIndexer {
  add(line: CorpusLine): void
  finish(): CorpusSearch
}

const PARAMETERS: FirstStageParameters = {
  revision: 'corpus 2',
  k1: 0.5,
  weights: { name: 2.5, path: 1, body: 1 },
  b: { name: 0.4, path: 0.4, body: 0.4 },
  pairWeight: 0.7,
  candidates: 300,
}

/** Indexes a foreign corpus with the same engine and settings as the product's own search. */
export function createCorpusIndexer(): CorpusIndexer {
  const builder = createIndexBuilder(PARAMETERS)
  return {
    add: (line) => builder.add(documentOf(line)),
    finish: () => searchOver(engineOf(builder.finish(), PARAMETERS)),
  }
}

/** The same for lines that are at hand. */
export function createCorpusSearch(lines: Iterable<CorpusLine>): CorpusSearch {
  const indexer = createCorpusIndexer()
  for (const line of lines) indexer.add(line)
  return indexer.finish()
}

function searchOver({ view, firstStage }: Engine): CorpusSearch {
  const groups = groupsByName(view)
  return {
    size: view.size,
    search(query, { doc = null, k = 10 } = {}) {
      const group = doc === null ? null : (view.groupByKey(doc) ?? groups.get(nameOf(doc)))
      if (group === undefined) return []
      const first = firstStage({ ...termsOf(query), group }, Math.max(k, PARAMETERS.candidates))
      const hits = new Map<string, CorpusHit>()
      for (const document of first.candidates) {
        const id = view.id(document)
        const score =
          (first.wordScores[document] as number) +
          PARAMETERS.pairWeight * (first.pairScores[document] as number)
        if (!hits.has(id)) hits.set(id, { id, score })
        if (hits.size === k) break
      }
      return [...hits.values()]
    },
  }
}

/** Groups by their bare names; the first of those that share one. */
function groupsByName(view: Engine['view']): Map<string, number> {
  const groups = new Map<string, number>()
  for (let group = 0; group < view.groupCount; group++) {
    const name = nameOf(view.groupKey(group))
    if (!groups.has(name)) groups.set(name, group)
  }
  return groups
}
