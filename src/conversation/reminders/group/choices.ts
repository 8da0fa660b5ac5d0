import { createHash } from 'node:crypto'
import { type Knowledge, levels, postLabel, postsAt, regions } from '../../../knowledge/index.ts'

/** Something to choose in the panel. `code` is short, made of the ids alone, and means nothing else for good. */
export interface Choice {
  code: string
  /** Id of a regulation, or `REG:POST`. */
  id: string
  label: string
}

/** A page of posts: those of one level of one regulation, or what the regulation demands of bodies rather than people. */
export interface PostPage {
  code: string
  label: string
  posts: Choice[]
}

/** 48 bits of the ids' hash: a button carries a whole subscription id beside it, within 64 bytes. */
function codeOf(...ids: string[]): string {
  return createHash('sha256').update(ids.join('\n')).digest('base64url').slice(0, 8)
}

/** All regulations that are loaded, and those chosen before that are not loaded any more. */
export function regulationChoices(knowledge: Knowledge, chosen: readonly string[]): Choice[] {
  const loaded = knowledge.packs.map(({ meta }) => ({ id: meta.id, label: meta.shortName }))
  const gone = chosen.filter((id) => !knowledge.pack(id)).map((id) => ({ id, label: `${id}（已不载入）` }))
  return [...loaded, ...gone].map((each) => ({ ...each, code: codeOf(each.id) }))
}

/**
 * The pages of posts of each regulation as it is in force now.
 * @param regulations ids to keep to; empty for all.
 */
export function postPages(knowledge: Knowledge, regulations: readonly string[]): PostPage[] {
  const known = regions(knowledge).filter(
    ({ regulation }) => regulations.length === 0 || regulations.includes(regulation),
  )
  return known.flatMap(({ regulation, shortName }) => {
    const page = (level: string, name: string, posts: { post: string; titles: string[] }[]): PostPage => ({
      code: codeOf(regulation, level),
      label: `${shortName}：${name}`,
      posts: posts.map(({ post, titles }) => ({
        code: codeOf(regulation, level, post),
        id: `${regulation}:${post}`,
        label: `${postLabel(knowledge, regulation, post)}${titles[0] ? `（如${titles[0]}）` : ''}`,
      })),
    })
    const bodies = (knowledge.pack(regulation)?.posts ?? []).filter(({ institution }) => institution)
    const pages = levels(knowledge, regulation).map(({ id, name }) =>
      page(id, name, postsAt(knowledge, regulation, id)),
    )
    const ofBodies = page(
      '',
      '单位的职责',
      bodies.map(({ id }) => ({ post: id, titles: [] })),
    )
    return [...pages, ofBodies].filter(({ posts }) => posts.length > 0)
  })
}

/** The posts chosen that no page shows any more, to be taken out again. */
export function postsGone(knowledge: Knowledge, chosen: readonly string[]): Choice[] {
  const shown = new Set(postPages(knowledge, []).flatMap(({ posts }) => posts.map(({ id }) => id)))
  return chosen
    .filter((id) => !shown.has(id))
    .map((id) => ({ code: codeOf('gone', id), id, label: postName(knowledge, id) }))
}

/** 枣庄办法：区（市）党委主要负责人; the id itself where there is no such post any more. */
export function postName(knowledge: Knowledge, id: string): string {
  const [regulation = '', post = ''] = id.split(':')
  if (!knowledge.post(regulation, post)) return `${id}（已不载入）`
  const shortName = knowledge.pack(regulation)?.meta.shortName
  return `${shortName}：${postLabel(knowledge, regulation, post)}`
}
