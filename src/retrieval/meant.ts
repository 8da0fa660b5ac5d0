/** What a query says of the regulations besides its words: places in them, posts, regions. */
import { type Knowledge, matchPosts } from '../knowledge/index.ts'
import { findCitations, type Ref } from '../regulation/index.ts'

/** What a provision gains by it, as a share of the best score by words. */
export interface Gains {
  /** The query names this place: 第六条第一项, 枣庄办法十六条. */
  cited: number
  /** It is among the duties of a post that the query names: 镇长. */
  post: number
  /** It is of a regulation whose region or name the query says: 广西, 枣庄办法. */
  region: number
}

/** Found on the questions of eval/own; see docs/RETRIEVAL.md. */
const GAINS: Gains = { cited: 1.5, post: 0.5, region: 0.2 }

/** A place that makes up a third of a query is what it asks for; in a passage from a law it is said by the way. */
const MUCH = 3

export interface Meant {
  /** Provisions of which anything is said, apart from the region's. */
  refs: readonly Ref[]
  gains(ref: Ref): Gains
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
  return (query, regulation) => {
    const searched = knowledge.packs
      .map(({ meta }) => meta.id)
      .filter((id) => regulation === null || id === regulation)
    const citations = findCitations(query, names).filter(({ foreign }) => foreign === null)
    const cited = citations
      .flatMap(({ refs }) => refs)
      .flatMap((ref) => (ref.startsWith('#') ? searched.map((id) => `${id}${ref}`) : [ref]))
    const share = citations.reduce((sum, { words }) => sum + words.length, 0) / query.length
    const duties = matchPosts(query, knowledge, regulation === null ? {} : { regulation }).flatMap(
      ({ regulation: of, post, score }) =>
        (knowledge.post(of, post)?.duties ?? []).map((ref) => ({ ref, score })),
    )
    const named = regions.filter(({ names: each }) => each.some((name) => query.includes(name)))
    const isNamed = (id: string) => named.some((each) => each.id === id)
    return {
      refs: [...cited, ...duties.map(({ ref }) => ref)],
      gains(ref) {
        const held = duties.filter((duty) => isWithin(ref, duty.ref))
        return {
          cited: cited.some((outer) => isWithin(ref, outer)) ? GAINS.cited * Math.min(1, MUCH * share) : 0,
          post: GAINS.post * Math.max(0, ...held.map(({ score }) => score)),
          region: isNamed(ref.slice(0, ref.indexOf('#'))) ? GAINS.region : 0,
        }
      },
    }
  }
}

/** `inner` is the provision `outer` or a part of it. */
export function isWithin(inner: Ref, outer: Ref): boolean {
  return inner === outer || (inner.startsWith(outer) && /^[./]/.test(inner.slice(outer.length)))
}
