import { matchPosts, type PostMatch } from '../knowledge/index.ts'
import { canonical } from './canonical.ts'
import type { Unit } from './units.ts'
import { holdsAny } from './verdict.ts'
import type { PhrasingLanguage } from './words.ts'

/** From this certainty on a title means a post; a further reading at least `OTHER` likely must be the same duty. */
const SURE = 0.85
const OTHER = 0.5

/** The posts that a question speaks of, as each regulation reads it. */
export type Asked = (regulation: string) => readonly PostMatch[]

/** @param question canonical */
export function askedIn(question: string, { knowledge }: PhrasingLanguage): Asked {
  const known = new Map<string, readonly PostMatch[]>()
  return (regulation) => {
    const matches = known.get(regulation) ?? matchPosts(question, knowledge, { regulation })
    known.set(regulation, matches)
    return matches
  }
}

/**
 * Where a way of saying who is bound by a unit may end, if one begins at `at` of a canonical sentence: the posts whose
 * duty it is, by name, by a title of theirs, by the words before the list, or by the title that the question has.
 */
export function subjectEnds(
  sentence: string,
  at: number,
  unit: Unit,
  asked: Asked,
  language: PhrasingLanguage,
): number[] {
  if (unit.posts.length === 0) return []
  const { same } = language.words
  const names = unit.posts.map(({ name }) => canonical(name, same))
  const titles = [
    ...unit.posts.flatMap((post) => [...post.titles, ...post.at.flatMap((level) => level.titles)]),
    ...asked(unit.regulation).flatMap(({ words }) => (isBareTitle(words, language) ? [words] : [])),
  ]
    .map((title) => canonical(title, same))
    .filter((title) => sentence.startsWith(title, at) && meansOnly(title, unit, language))
  return [...new Set([...names, ...titles, ...leadSubject(unit, language)])]
    .filter((name) => name !== '' && sentence.startsWith(name, at))
    .map((name) => at + name.length)
}

/**
 * Whether what was taken for a title in the question is a title and no more: what else the asker has put there (in
 * brackets, as a portfolio, as a place) would be said as if the law said it.
 */
function isBareTitle(said: string, { words, knowledge }: PhrasingLanguage): boolean {
  const { hard, verdict, portfolios } = words
  const portfolio = portfolios.find((one) => said.startsWith(one)) ?? ''
  const title = said.slice(portfolio.length)
  const places = knowledge.packs.flatMap(({ meta: { region } }) => [
    region.name,
    ...region.aliases,
    ...region.places,
  ])
  const terms = [verdict.words, hard.negations, hard.modals, hard.frequencies, hard.penalties, hard.days]
  return /^\p{Script=Han}+$/u.test(title) && !holdsAny(title, ['的', ...places, ...terms.flat()])
}

/** Whether a title, whole, means posts of the unit and nothing else in its regulation. */
function meansOnly(title: string, unit: Unit, { knowledge }: PhrasingLanguage): boolean {
  const matches = matchPosts(title, knowledge, { regulation: unit.regulation })
  const [best] = matches
  if (best === undefined || best.score < SURE || canonical(best.words, {}) !== title) return false
  return matches.every(({ post, by, score }) => by === undefined && (score < OTHER || isBound(post, unit)))
}

/** 区（市）党委主要负责人 of 区（市）党委主要负责人安全生产职责主要包括： */
function leadSubject({ leadIn, shared }: Unit, { words }: PhrasingLanguage): string[] {
  if (!shared || leadIn === '') return []
  const said = leadIn.replace(/：$/, '')
  const closing = words.listClosings.find((end) => said.endsWith(end))
  const before = closing === undefined ? said : said.slice(0, -closing.length)
  if (closing !== undefined && !before.includes('，')) return [before]
  const first = before.split('，')[0] ?? ''
  const [end] = words.persons
    .map((person) => ({ person, at: first.indexOf(person) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at || b.person.length - a.person.length)
  if (end === undefined) return []
  const subject = first.slice(0, end.at + end.person.length)
  return words.asPost.some((word) => subject.includes(word)) ? [] : [subject]
}

/** Whether a question speaks of a post that is not bound by the unit. */
export function speaksOfOthers(asked: Asked, unit: Unit): boolean {
  return asked(unit.regulation).some(({ post, by }) => by !== undefined || !isBound(post, unit))
}

function isBound(post: string, { posts }: Unit): boolean {
  return posts.some(({ id }) => id === post)
}
