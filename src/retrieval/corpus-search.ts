import { join } from 'node:path'
import { documentOf, nameOf } from './corpus-line.ts'
import { createIndexBuilder, type Engine, engineOf } from './engine/index.ts'
import { PARAMETERS } from './parameters.ts'
import { analyseQuery, loadSearchLanguage, type SearchLanguage } from './query/index.ts'
import { createRanking, loadWeights, type Weights } from './ranking/index.ts'
import type { CorpusHit, CorpusLine } from './types.ts'

export interface CorpusSearch {
  size: number
  /**
   * The lines nearest to a query, best first, at most `k` (10 unless told), each id once; of one document where `doc`
   * is given: as the corpus writes it, or by its bare name. A query without a letter and an unknown `doc` find nothing.
   * Scores are comparable within one query only.
   */
  search(query: string, options?: { doc?: string | null; k?: number }): CorpusHit[]
}

/** Takes a foreign corpus line by line and keeps no line. */
export interface CorpusIndexer {
  add(line: CorpusLine): void
  finish(): CorpusSearch
}

/** How queries are read and what the ranking weighs. */
interface Reading {
  language: SearchLanguage
  weights: Weights
}

/** The folder that is shipped beside the program. */
const SHIPPED = join(import.meta.dirname, '../../knowledge')

/**
 * Indexes a foreign corpus with the same engine and settings as the product's own search.
 * @param knowledgeDir holds how queries are read and ranked. @throws KnowledgeError where that is at fault.
 */
export function createCorpusIndexer(knowledgeDir = SHIPPED): CorpusIndexer {
  const reading = { language: loadSearchLanguage(knowledgeDir), weights: loadWeights(knowledgeDir) }
  const builder = createIndexBuilder(PARAMETERS)
  return {
    add: (line) => builder.add(documentOf(line)),
    finish: () => searchOver(engineOf(builder.finish(), PARAMETERS), reading),
  }
}

/** The same for lines that are at hand. */
export function createCorpusSearch(lines: Iterable<CorpusLine>, knowledgeDir = SHIPPED): CorpusSearch {
  const indexer = createCorpusIndexer(knowledgeDir)
  for (const line of lines) indexer.add(line)
  return indexer.finish()
}

function searchOver({ view, firstStage }: Engine, { language, weights }: Reading): CorpusSearch {
  const groups = groupsByName(view)
  const rank = createRanking(view, language, weights)
  return {
    size: view.size,
    search(query, { doc = null, k = 10 } = {}) {
      const group = doc === null ? null : (view.groupByKey(doc) ?? groups.get(nameOf(doc)))
      if (group === undefined) return []
      const analysed = analyseQuery(query, language)
      const wanted = Math.max(k, PARAMETERS.candidates)
      const hits = new Map<string, CorpusHit>()
      for (const { document, score } of rank(
        analysed,
        firstStage({ ...analysed, group }, wanted),
        group,
        wanted,
      )) {
        const id = view.id(document)
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
