import type { Knowledge, PostMatch } from '../../knowledge/index.ts'
import { matchPosts } from '../../knowledge/index.ts'
import type { QuestionLanguage } from '../language/index.ts'

/** Readings less likely than this are not followed. */
const LEAST = 0.45
/** A title in the question that is less certain gives way to the post on record. */
const CERTAIN = 0.75
/** A second reading at least this likely is shown beside the first. */
const ALTERNATIVE = 0.6
/** So many characters of a recorded title in the question are no accident. */
const TITLE_LENGTH = 4
/** The asker speaks of the own post in passing: 我在应急局分管人事. */
const SELF = /(?:我|本人)(?:在|分管|管着?|负责)/
const KEY = /^[\w.-]+:[\w.-]+/

/** The posts that a question is about, in one regulation. */
export interface PostReading {
  /** Best reading first; several where several are meant or equally likely. `post` is empty where not bound. */
  matches: PostMatch[]
  /** Whether the question itself names them, or only the asker's record does. */
  from: 'question' | 'context'
  /** Further readings of the same words, nearly as likely. */
  alternatives?: PostMatch[]
}

/** Titles found in a text, without those that only look like titles. */
export function titlesIn(text: string, knowledge: Knowledge, language: QuestionLanguage): PostMatch[] {
  const plain = language.notTitles.reduce((out, [from, to]) => out.replaceAll(from, to), text)
  return matchPosts(plain, knowledge)
}

/** Whether the words of a match are a person's title rather than an organ's name; what stands in brackets aside. */
export function isPerson(words: string, { personEndings }: QuestionLanguage): boolean {
  const bare = words.replace(/[（(][^（）()]*[）)]?/g, '')
  return personEndings.includes(bare.at(-1) ?? ' ')
}

/** Titles on the asker's record: an everyday title, `REG:POST`, or several of these joined by 、. */
export function titlesOnRecord(post: string | null, knowledge: Knowledge): PostMatch[] {
  if (post === null || post.trim() === '') return []
  const keys = post.split('、').map((key) => key.trim())
  if (keys.every((key) => /^[\w.-]+:[\w.-]+$/.test(key))) {
    return keys.flatMap((key) => matchPosts(key, knowledge))
  }
  return matchPosts(post, knowledge)
}

/** What `postsMeant` needs besides the titles found. */
export interface PostScene {
  knowledge: Knowledge
  /** The question, normalised, and the asker's title as recorded. */
  text: string
  record: string
}

/**
 * Which posts of a regulation are meant: those the question names; where the asker's record fits one of them, the
 * record, which says it in full; where the question names none, only vaguely, or speaks of 我, the asker's.
 */
export function postsMeant(
  regulation: string,
  inQuestion: readonly PostMatch[],
  onRecord: readonly PostMatch[],
  { knowledge, text, record }: PostScene,
): PostReading | null {
  const asked = inQuestion.filter((match) => match.regulation === regulation && match.score >= LEAST)
  const held = onRecord.filter((match) => match.regulation === regulation && match.score >= LEAST)
  const shared = held.filter((match) => asked.some(({ post }) => post !== '' && post === match.post))
  if (shared.length > 0) {
    return { matches: best(KEY.test(record) ? shared : held), from: 'question' }
  }
  const bound = held.filter(({ post }) => post !== '')
  if (bound.length > 0 && (SELF.test(text) || asked.some(({ words }) => spelledOutIn(words, record)))) {
    return { matches: best(bound), from: 'question' }
  }
  const top = best(asked)
  const institution = top.some((match) => isInstitution(match, knowledge))
  const certain = (top[0]?.score ?? 0) >= CERTAIN && !institution
  if (top.length > 0 && !institution && (certain || held.length === 0)) {
    return { matches: top, from: 'question', alternatives: nearly(asked, top) }
  }
  if (held.length === 0) return null
  return { matches: best(held), from: bound.length > 0 && sharesTitle(text, record) ? 'question' : 'context' }
}

/** Whether the recorded title says the same at greater length: 区委办主任 in 区委常委、区委办公室主任. */
function spelledOutIn(words: string, record: string): boolean {
  return words.length > 2 && [...words].every((character) => record.includes(character))
}

/** Whether the question repeats part of the recorded title that ends as titles do: 专职副主任. */
function sharesTitle(text: string, record: string): boolean {
  for (let i = 0; i + TITLE_LENGTH <= record.length; i++) {
    if (text.includes(record.slice(i, i + TITLE_LENGTH))) return true
  }
  return false
}

function best(matches: readonly PostMatch[]): PostMatch[] {
  const top = Math.max(...matches.map(({ score }) => score))
  return matches.filter(({ score }) => score >= top - 0.01)
}

/** Readings of the words of `top` that come after it and are likely. */
function nearly(matches: readonly PostMatch[], top: readonly PostMatch[]): PostMatch[] {
  const words = new Set(top.map((match) => match.words))
  return matches.filter(
    (match) => !top.includes(match) && words.has(match.words) && match.score >= ALTERNATIVE,
  )
}

function isInstitution({ regulation, post }: PostMatch, knowledge: Knowledge): boolean {
  return knowledge.post(regulation, post)?.institution ?? false
}
