import type { Knowledge } from '../knowledge/index.ts'
import { type Provision, type Ref, regulationOf } from '../regulation/index.ts'
import { coverageOf } from './coverage.ts'
import { buildEngine, type Engine, type FirstStage, openEngine } from './engine/index.ts'
import { createScoreExplainer, type ScoreExplainer } from './explain-scores.ts'
import { createMeaning, type Gains, type Meant } from './meant.ts'
import { PARAMETERS } from './parameters.ts'
import { provisionWeights } from './provision-weights.ts'
import { provisionDocuments } from './provisions.ts'
import { analyseQuery } from './query/index.ts'
import { createStages, loadReading, type Reading, type Stages } from './stages.ts'
import type { ExplainedHit, Hit } from './types.ts'

export interface RegulationSearch {
  /**
   * The provisions nearest to a query by their words, and by the places, posts and regions that it names; best first,
   * at most `k` (10 unless told); of one regulation where `regulation` is given.
   */
  search(query: string, options?: { regulation?: string | null; k?: number }): Hit[]
  /** The same, with what each score is made of. */
  explain(query: string, options?: { regulation?: string | null; k?: number }): ExplainedHit[]
}

interface Opened {
  engine: Engine
  reading: Reading
  stages: Stages
  /** Documents of a provision: itself, or the leaves inside it. */
  inside(ref: Ref): readonly number[]
}

interface Found {
  ref: Ref
  document: number
  score: number
  /** What the query says of it besides its words; part of the score. */
  gains: Gains
}

/** Against what the query names, the words count so much in the order in which candidates are read. */
const WORDS_BEFORE_READING = 8
const NOTHING: Gains = { cited: 0, post: 0, region: 0 }

/**
 * Searches every leaf provision of the regulations. The index is made with the first query, or read from `file`, where
 * it is kept for as long as the regulations stay the same.
 * @throws KnowledgeError with the first query, where the files on how queries are read and ranked are at fault.
 */
export function createRegulationSearch(
  knowledge: Knowledge,
  { file = null }: { file?: string | null } = {},
): RegulationSearch {
  const documents = () => provisionDocuments(knowledge)
  const readMeaning = createMeaning(knowledge)
  let made: Opened | null = null
  let explainer: ScoreExplainer | null = null

  function opened(): Opened {
    if (made === null) {
      const engine =
        file === null
          ? buildEngine(documents(), PARAMETERS)
          : openEngine({ file, documents, parameters: PARAMETERS })
      const { language, weights } = loadReading(knowledge.dir)
      const reading = { language, weights: provisionWeights(weights) }
      const stages = createStages(engine, reading)
      made = { engine, reading, stages, inside: createInside(knowledge, engine) }
    }
    return made
  }

  function found(query: string, regulation: string | null, k: number): Found[] {
    const { engine, stages, inside } = opened()
    const { view } = engine
    const group = regulation === null ? null : view.groupByKey(regulation)
    if (regulation !== null && group === null) return []
    const meant = readMeaning(query, regulation)
    const { gainsOf, documents: named } = gainsBy(meant, inside, engine, group)
    // Whatever the query names is read, however few of its words it has.
    const order = (first: FirstStage) => {
      const { candidates, scores } = first
      const byWords = (document: number) => scores[document] as number
      const best = candidates.length === 0 ? 1 : byWords(candidates[0] as number)
      const values = new Map<number, number>()
      for (const document of [...candidates, ...named]) {
        const share = byWords(document) / best
        values.set(document, WORDS_BEFORE_READING * share + sumOf(gainsOf(document)))
      }
      return Uint32Array.from(
        [...values].sort((a, b) => b[1] - a[1] || a[0] - b[0]),
        ([document]) => document,
      )
    }
    return stages(query, { group, k, order })
      .map(({ document, score }) => {
        const gains = gainsOf(document)
        return { ref: view.id(document), document, score: score + sumOf(gains), gains }
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
      explainer ??= createScoreExplainer([...documents()], PARAMETERS)
      const partsOf = explainer(analyseQuery(query, opened().reading.language))
      return hits(query, all).map((hit, at) => {
        const { gains } = all[at] as Found
        const parts = partsOf(hit.ref)
        const byWords = parts.terms.reduce((sum, { score }) => sum + score, 0)
        return { ...hit, parts: { ...parts, reading: hit.score - byWords - sumOf(gains), meant: gains } }
      })
    },
  }
}

/** What documents gain, and those that gain more than their regulation does. */
function gainsBy(
  { places, regions }: Meant,
  inside: Opened['inside'],
  { view }: Engine,
  group: number | null,
): { gainsOf: (document: number) => Gains; documents: Iterable<number> } {
  const byGroup = new Map([...regions].map(([id, region]) => [view.groupByKey(id), region]))
  const regionOf = (document: number) => byGroup.get(view.groupOf[document] as number) ?? 0
  const gains = new Map<number, Gains>()
  for (const { ref, gain, by } of places) {
    for (const document of inside(ref)) {
      if (group !== null && view.groupOf[document] !== group) continue
      const known = gains.get(document) ?? { ...NOTHING, region: regionOf(document) }
      gains.set(document, { ...known, [gain]: Math.max(known[gain], by) })
    }
  }
  return {
    gainsOf: (document) => gains.get(document) ?? { ...NOTHING, region: regionOf(document) },
    documents: gains.keys(),
  }
}

/** Looks up each provision once: what is inside it depends on the regulations alone. */
function createInside(knowledge: Knowledge, { view }: Engine): Opened['inside'] {
  const numbers = new Map(Array.from({ length: view.size }, (_, document) => [view.id(document), document]))
  const known = new Map<Ref, readonly number[]>()
  const inside = (ref: Ref): readonly number[] => {
    const own = numbers.get(ref)
    if (own !== undefined) return [own]
    const provision = knowledge.pack(regulationOf(ref)) && knowledge.provision(ref)
    if (provision === undefined) return []
    let documents = known.get(ref)
    if (documents === undefined) {
      documents = provision.children.flatMap(inside)
      known.set(ref, documents)
    }
    return documents
  }
  return inside
}

function sumOf({ cited, post, region }: Gains): number {
  return cited + post + region
}
