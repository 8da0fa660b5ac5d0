import type { FirstStage, IndexView } from '../engine/index.ts'
import type { AnalysedQuery } from '../query/index.ts'
import { type GroupName, nameSaid } from './names.ts'

/** The candidates of one query, with what is known of their documents. */
export interface Field {
  documents: readonly number[]
  /** Groups of the candidates, the one with the best candidate first. */
  groups: readonly number[]
  /** By group: the name of it that the query says; empty where it says none. */
  said: ReadonlyMap<number, string>
  /** The longest name that the query says. */
  longest: string
}

/** Groups that are looked at for a name in the query. */
const NAMED_GROUPS = 12
/** Articles of a document that the query names, besides the candidates of the first stage. */
const OF_NAMED = 60
/** Where 目的, 适用范围 and 施行 stand: the first and last articles of the best groups. */
const BEST_GROUPS = 3
const FIRST = 5
const LAST = 3

/** Candidates of the first stage, and those that the kind of question or a name in it asks for besides. */
export function fieldOf(
  view: IndexView,
  query: AnalysedQuery,
  candidates: Uint32Array,
  nameOf: (group: number) => GroupName,
): Field {
  const documents = new Set(candidates)
  const groups = [...new Set(Array.from(candidates, (document) => view.groupOf[document] as number))]
  const said = new Map<number, string>()
  for (const group of groups.slice(0, NAMED_GROUPS)) {
    const name = nameSaid(query.text, nameOf(group))
    if (name !== '') said.set(group, name)
  }
  const atEnds = query.kinds.has('purpose') || query.kinds.has('scope') || query.kinds.has('effect')
  if (atEnds) {
    for (const group of groups.slice(0, BEST_GROUPS)) {
      const own = view.documentsOf(group)
      for (const document of own.subarray(0, FIRST)) documents.add(document)
      for (const document of own.subarray(Math.max(0, own.length - LAST))) documents.add(document)
    }
  }
  for (const group of said.keys()) {
    let added = 0
    for (const document of view.documentsOf(group)) {
      if (added === OF_NAMED) break
      if (documents.has(document)) continue
      documents.add(document)
      added++
    }
  }
  const longest = [...said.values()].reduce((a, b) => (b.length > a.length ? b : a), '')
  return { documents: [...documents], groups, said, longest }
}

/** Share of a group's best and best three against the best of all groups. */
export function groupShares({ groupBest, groupTop }: FirstStage, groups: readonly number[]) {
  let best = Number.MIN_VALUE
  let top = Number.MIN_VALUE
  for (const group of groups) {
    best = Math.max(best, groupBest[group] as number)
    top = Math.max(top, groupTop[group] as number)
  }
  return {
    best: (group: number) => (groupBest[group] as number) / best,
    top: (group: number) => (groupTop[group] as number) / top,
  }
}
