import type { Knowledge, Level, Post } from './types.ts'

/** A region to choose from, with the regulation that binds it. */
export interface RegionChoice {
  regulation: string
  /** 枣庄市 */
  name: string
  shortName: string
}

/** A post to choose from at a level, with an everyday title there. */
export interface PostChoice {
  regulation: string
  post: string
  /** Name in the words of the regulation. */
  name: string
  /** Everyday titles at this level, the commonest first. */
  titles: string[]
}

/** The regions of all regulations with posts, one per series: the version latest in force. */
export function regions(knowledge: Knowledge): RegionChoice[] {
  const latest = new Map<string, RegionChoice & { inForce: string }>()
  for (const { meta, posts } of knowledge.packs) {
    if (posts.length === 0) continue
    if ((latest.get(meta.series)?.inForce ?? '') >= meta.inForce) continue
    latest.set(meta.series, {
      regulation: meta.id,
      name: meta.region.name,
      shortName: meta.shortName,
      inForce: meta.inForce,
    })
  }
  const choices = [...latest.values()].map(({ inForce: _, ...choice }) => choice)
  // Several regulations may bind one region: the choice is then between these.
  return choices.map((choice) =>
    choices.filter(({ name }) => name === choice.name).length > 1
      ? { ...choice, name: `${choice.name}（${choice.shortName}）` }
      : choice,
  )
}

/** Levels of a regulation in order; empty for an unknown one. */
export function levels(knowledge: Knowledge, regulation: string): Level[] {
  return knowledge.pack(regulation)?.levels ?? []
}

/** Posts that a person may hold at a level (institutions are none), in the order of the text. */
export function postsAt(knowledge: Knowledge, regulation: string, level: string): PostChoice[] {
  return (knowledge.pack(regulation)?.posts ?? []).flatMap((post) => {
    const at = post.institution ? undefined : post.at.find((place) => place.level === level)
    return at ? [{ regulation, post: post.id, name: post.name, titles: at.titles }] : []
  })
}

/** `区（市）党委主要负责人`; the id itself where there is no such post, so that stored rows can always be shown. */
export function postLabel(knowledge: Knowledge, regulation: string, post: string): string {
  const known: Post | undefined = knowledge.post(regulation, post)
  return known?.name ?? `${regulation}:${post}`
}
