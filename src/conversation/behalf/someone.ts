import { postLabel } from '../../knowledge/index.ts'
import type { TenureRow } from '../../storage/index.ts'
import { NAMELESS, type Turn } from '../turn.ts'

/** A person of the unit, as far as others of it may know. */
export interface Someone {
  id: string
  name: string
  /** Titles of the posts held today, 、 between them; empty where there is none. */
  posts: string
}

/** The people of these ids, in the same order. */
export function someone(turn: Turn, ids: readonly string[]): Promise<Someone[]> {
  const { store } = turn.parts
  return Promise.all(
    ids.map(async (id) => {
      const [person, tenures] = await Promise.all([store.person(id), store.tenures(id)])
      const held = tenures.filter(
        (each) => each.from <= turn.today && (each.to === null || turn.today <= each.to),
      )
      const titles = held.map((each) => titleOf(turn, each))
      return { id, name: person?.name ?? NAMELESS, posts: [...new Set(titles)].join('、') }
    }),
  )
}

function titleOf(turn: Turn, tenure: TenureRow): string {
  return tenure.title ?? postLabel(turn.parts.knowledge, tenure.regulation, tenure.post)
}

/** 张三（滕州市市长） */
export function labelOf(person: Someone): string {
  return person.posts ? `${person.name}（${person.posts}）` : person.name
}
