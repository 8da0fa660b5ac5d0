import { join } from 'node:path'
import { documentOf, nameOf } from './corpus-line.ts'
import { createIndexBuilder, type Engine, engineOf } from './engine/index.ts'
import { PARAMETERS } from './parameters.ts'
import { createStages, loadReading, type Reading } from './stages.ts'
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

/** The folder that is shipped beside the program. */
const SHIPPED = join(import.meta.dirname, '../../knowledge')

/**
 * Indexes a foreign corpus with the same engine and settings as the product's own search.
 * @param knowledgeDir holds how queries are read and ranked. @throws KnowledgeError where that is at fault.
 */
export function createCorpusIndexer(knowledgeDir = SHIPPED): CorpusIndexer {
  const reading = loadReading(knowledgeDir)
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

function searchOver(engine: Engine, reading: Reading): CorpusSearch {
  const { view } = engine
  const groups = groupsByName(view)
  const search = createStages(engine, reading)
  return {
    size: view.size,
    search(query, { doc = null, k = 10 } = {}) {
      const group = doc === null ? null : (view.groupByKey(doc) ?? groups.get(nameOf(doc)))
      if (group === undefined) return []
      const hits = new Map<string, CorpusHit>()
      for (const { document, score } of search(query, { group, k })) {
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
