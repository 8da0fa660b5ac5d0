import type { Knowledge, Post } from '../../knowledge/index.ts'
import type { Ref } from '../../regulation/index.ts'
import type { Question } from '../reading/question.ts'

/** The posts of a regulation that the question means and that have a duty list there. */
export function boundPosts(question: Question, regulation: string, knowledge: Knowledge): Post[] {
  const matches = question.posts.get(regulation)?.matches ?? []
  return matches.flatMap(({ post }) => knowledge.post(regulation, post) ?? [])
}

/** Whether a provision is one of `duties`, or lies inside one of them. */
export function within(ref: Ref, duties: readonly Ref[]): boolean {
  return duties.some((duty) => ref === duty || ref.startsWith(`${duty}.`) || ref.startsWith(`${duty}/`))
}

/** Posts of a regulation whose own list holds the provision. */
export function ownersOf(ref: Ref, regulation: string, knowledge: Knowledge): Post[] {
  const posts = knowledge.pack(regulation)?.posts ?? []
  return posts.filter(({ duties, institution }) => !institution && within(ref, duties.slice(0, 1)))
}

/** Where a post's own duties stand. */
export function ownList({ duties }: Post): Ref[] {
  return duties.slice(0, 1)
}
