import { matchPosts } from '../knowledge/index.ts'
import { canonical } from './canonical.ts'
import type { Unit } from './units.ts'
import type { PhrasingLanguage } from './words.ts'

/** From this certainty on a title means a post; a further reading at least `OTHER` likely must be the same duty. */
const SURE = 0.85
const OTHER = 0.5
const LONGEST = 24

/**
 * Where a way of saying who is bound by a unit may end, if one begins at `at` of a canonical sentence: the posts whose
 * duty it is, by name, by title, or by the words before the list.
 * @param question canonical; a title that stands in it may be taken from it
 */
export function subjectEnds(
  sentence: string,
  at: number,
  unit: Unit,
  question: string,
  language: PhrasingLanguage,
): number[] {
  if (unit.posts.length === 0) return []
  const { same } = language.words
  const names = unit.posts.map(({ name }) => canonical(name, same))
  const titles = unit.posts
    .flatMap((post) => [...post.titles, ...post.at.flatMap((level) => level.titles)])
    .map((title) => canonical(title, same))
    .filter((title) => sentence.startsWith(title, at) && meansOnly(title, unit, language))
  const said = [...names, ...titles, ...leadSubject(unit, language)]
  const ends = said
    .filter((name) => name !== '' && sentence.startsWith(name, at))
    .map((name) => at + name.length)
  for (let length = Math.min(LONGEST, sentence.length - at); length >= 2; length--) {
    const words = sentence.slice(at, at + length)
    if (!question.includes(words) || !meansOnly(words, unit, language)) continue
    ends.push(at + length)
    break
  }
  return [...new Set(ends)]
}

/** Whether a title, whole, means posts of the unit and nothing else in its regulation. */
function meansOnly(title: string, unit: Unit, { knowledge }: PhrasingLanguage): boolean {
  const matches = matchPosts(title, knowledge, { regulation: unit.regulation })
  const [best] = matches
  if (
    best === undefined ||
    best.score < SURE ||
    best.words !== title.replaceAll('（', '(').replaceAll('）', ')')
  ) {
    return false
  }
  const bound = (id: string) => unit.posts.some((post) => post.id === id)
  return matches
    .filter(({ score }) => score >= OTHER)
    .every(({ post, by }) => by === undefined && bound(post))
}

/** 区（市）党委主要负责人 of 区（市）党委主要负责人安全生产职责主要包括： */
function leadSubject({ leadIn, shared }: Unit, { words }: PhrasingLanguage): string[] {
  if (!shared || leadIn === '') return []
  const said = leadIn.replace(/：$/, '')
  const closing = words.listClosings.find((end) => said.endsWith(end))
  const before = closing === undefined ? said : said.slice(0, -closing.length)
  if (closing !== undefined && !before.includes('，')) return [before]
  const first = before.split('，')[0] ?? ''
  const ends = words.persons
    .map((person) => ({ person, at: first.indexOf(person) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at || b.person.length - a.person.length)
  const [end] = ends
  if (end === undefined) return []
  const subject = first.slice(0, end.at + end.person.length)
  return subject.includes('由') ? [] : [subject]
}

/** Whether a question speaks of a post that is not bound by the unit. */
export function speaksOfOthers(question: string, unit: Unit, { knowledge }: PhrasingLanguage): boolean {
  return matchPosts(question, knowledge, { regulation: unit.regulation }).some(
    ({ post, by }) => by !== undefined || !unit.posts.some(({ id }) => id === post),
  )
}
