/** What a query says of the regulations besides its words: places in them, posts, regions. */
import { type Knowledge, matchPosts } from '../knowledge/index.ts'
import { findCitations, type Ref, regulationOf } from '../regulation/index.ts'

/** What a provision gains by it, in units of the second stage's scores. */
export interface Gains {
  /** The query names this place: 第六条第一项, 枣庄办法十六条. */
  cited: number
  /** It is among the duties of a post that the query names: 镇长. */
  post: number
  /** It is of a regulation whose region or name the query says: 广西, 枣庄办法. */
  region: number
}

/** Found on the questions of eval/own; see docs/RETRIEVAL.md. */
const GAINS: Gains = { cited: 24, post: 4, region: 1.6 }

/**
 * How much of it, by the share of the query that the place makes up: two thirds are what it asks for; in a passage from
 * a law a place is said by the way, and a chapter unless it is all of the query.
 */
const BY_SHARE = { article: 1.5, chapter: 0.5 }

export interface Meant {
  /** What provisions gain, with whatever is inside them: chapters, articles, items. A provision may come twice. */
  places: { ref: Ref; gain: 'cited' | 'post'; by: number }[]
  /** What the provisions of a regulation gain; none for those that are not among these. */
  regions: ReadonlyMap<string, number>
}

/** Reads a query; `regulation` is the one that alone is searched, or null. */
export type ReadMeaning = (query: string, regulation: string | null) => Meant

export function createMeaning(knowledge: Knowledge): ReadMeaning {
  const names = knowledge.packs.map(({ meta }) => ({
    id: meta.id,
    names: [meta.fullName, meta.shortName, ...meta.aliases],
  }))
  const regions = knowledge.packs.map(({ meta: { id, shortName, region } }) => ({
    id,
    names: [shortName, region.name, ...region.aliases, ...region.places],
  }))
  const isChapter = (ref: Ref) =>
    knowledge.pack(regulationOf(ref)) !== undefined && knowledge.provision(ref)?.kind === 'chapter'
  return (query, regulation) => {
    const searched = regulation === null ? knowledge.packs.map(({ meta }) => meta.id) : [regulation]
    const citations = findCitations(query, names).filter(({ foreign }) => foreign === null)
    const share = citations.reduce((sum, { words }) => sum + words.length, 0) / query.length
    const cited = citations
      .flatMap(({ refs }) => refs)
      .flatMap((ref) => (ref.startsWith('#') ? searched.map((id) => `${id}${ref}`) : [ref]))
      .map((ref) => ({
        ref,
        gain: 'cited' as const,
        by: GAINS.cited * Math.min(1, BY_SHARE[isChapter(ref) ? 'chapter' : 'article'] * share),
      }))
    const duties = matchPosts(query, knowledge, regulation === null ? {} : { regulation }).flatMap(
      ({ regulation: of, post, score }) =>
        (knowledge.post(of, post)?.duties ?? []).map((ref) => ({
          ref,
          gain: 'post' as const,
          by: GAINS.post * score,
        })),
    )
    const named = regions.filter(({ names: each }) => each.some((name) => query.includes(name)))
    return { places: [...cited, ...duties], regions: new Map(named.map(({ id }) => [id, GAINS.region])) }
  }
}
