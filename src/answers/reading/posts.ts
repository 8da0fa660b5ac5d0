import type { Knowledge, PostMatch } from '../../knowledge/index.ts'
import { matchPosts } from '../../knowledge/index.ts'
import type { QuestionLanguage } from '../language/index.ts'

/** Readings less likely than this are not followed. */
const LEAST = 0.45
/** A title in the question that is less certain gives way to the post on record. */
const CERTAIN = 0.75

/** The posts that a question is about, in one regulation. */
export interface PostReading {
  /** Best reading first; several where several are meant or equally likely. `post` is empty where not bound. */
  matches: PostMatch[]
  /** Whether the question itself names them, or only the asker's record does. */
  from: 'question' | 'context'
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

/**
 * Which posts of a regulation are meant: those the question names; where the asker's record names one of them too,
 * that one; where the question names none or only vaguely, the asker's.
 */
export function postsMeant(
  regulation: string,
  inQuestion: readonly PostMatch[],
  onRecord: readonly PostMatch[],
  knowledge: Knowledge,
): PostReading | null {
  const asked = inQuestion.filter((match) => match.regulation === regulation && match.score >= LEAST)
  const held = onRecord.filter((match) => match.regulation === regulation && match.score >= LEAST)
  const shared = held.filter((match) => asked.some(({ post }) => post !== '' && post === match.post))
  if (shared.length > 0) return { matches: best(shared), from: 'question' }
  const top = best(asked)
  if (top.some((match) => isInstitution(match, knowledge))) {
    return held.length > 0 ? { matches: best(held), from: 'context' } : null
  }
  const certain = (top[0]?.score ?? 0) >= CERTAIN
  if (top.length > 0 && (certain || held.length === 0)) return { matches: top, from: 'question' }
  return held.length > 0 ? { matches: best(held), from: 'context' } : null
}

function best(matches: readonly PostMatch[]): PostMatch[] {
  const top = Math.max(...matches.map(({ score }) => score))
  return matches.filter(({ score }) => score >= top - 0.01)
}

function isInstitution({ regulation, post }: PostMatch, knowledge: Knowledge): boolean {
  return knowledge.post(regulation, post)?.institution ?? false
}
