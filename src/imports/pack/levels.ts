import type { DraftedPost } from '../../drafting/index.ts'

/** How levels are called where a person chooses one, in the order in which they are shown. */
const NAMES: [id: string, name: string][] = [
  ['province', '省（自治区、直辖市）'],
  ['prefecture', '设区的市'],
  ['county', '县（市、区）'],
  ['department', '部门'],
  ['town', '乡镇（街道）'],
  ['village', '村（社区）'],
  ['unit', '单位'],
]

/** Levels that a reviewer may give a post. */
export const POST_LEVELS = NAMES.map(([id, name]) => ({ id, name }))

/** The levels at which the posts exist, for asking region → level → post. */
export function levelsOf(posts: readonly DraftedPost[]): { id: string; name: string }[] {
  const used = new Set(posts.flatMap(({ at }) => at.map(({ level }) => level)))
  const known = POST_LEVELS.filter(({ id }) => used.has(id))
  const others = [...used].filter((id) => !NAMES.some(([known]) => known === id)).sort()
  return [...known, ...others.map((id) => ({ id, name: id }))]
}
