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
/** 告诉我书记有哪些职责, 我们书记要做什么: not what the asker has to do. */
const ASIDE =
  /(?:[给帮替跟对请]|告诉)(?:一下)?我(?!们?的)|(?:我|俺|咱)们?(?:是?想|来|再|也|要)*(?:请教|问|知道|了解|查|看|核对|确认)|(?:我|俺|咱)(?:们|们?这?(?:区|县|市|镇|乡|街道|局|单位|里|儿|边)的?)/g
const SPEAKER = /我|俺|咱|本人|自己/

/** The posts that a question is about, in one regulation. */
export interface PostReading {
  /** Best reading first; several where several are meant or equally likely. `post` is empty where not bound. */
  matches: PostMatch[]
  /** Whether the question itself names them, or only the asker's record does. */
  from: 'question' | 'context'
  /** Further readings of the same words, nearly as likely. */
  alternatives?: PostMatch[]
}

/** Titles found in a text, without those that only look like titles; `level` of those for which nothing says one. */
export function titlesIn(
  text: string,
  knowledge: Knowledge,
  language: QuestionLanguage,
  level?: string,
): PostMatch[] {
  const plain = language.notTitles.reduce((out, [from, to]) => out.replaceAll(from, to), text)
  return matchPosts(plain, knowledge, level === undefined ? {} : { level })
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
  language: QuestionLanguage
}

/**
 * Which posts of a regulation are meant: those the question names; where the asker's record fits one of them, the
 * record, which says it in full; where the question names none, or speaks of 我 beside a vague title, the asker's. A title
 * that may be held at several levels and is not the asker's own is that of the asker's level.
 */
export function postsMeant(
  regulation: string,
  inQuestion: readonly PostMatch[],
  onRecord: readonly PostMatch[],
  { knowledge, text, record, language }: PostScene,
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
  const others = personsBeside(asked, bound, { knowledge, text, record, language })
  if (others.length > 0) {
    return { matches: best(others), from: 'question', alternatives: nearly(others, best(others)) }
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

/** Titles of somebody else, too vague to mean one post by themselves, as held at the level of the asker's own post. */
function personsBeside(
  asked: readonly PostMatch[],
  held: readonly PostMatch[],
  { knowledge, text, language }: PostScene,
): PostMatch[] {
  const [own] = held
  if (own === undefined || asked.length === 0 || SPEAKER.test(text.replace(ASIDE, ''))) return []
  const top = best(asked)
  if ((top[0]?.score ?? 0) >= CERTAIN || top.some((match) => isInstitution(match, knowledge))) return []
  const places = held.flatMap(({ regulation, post }) => knowledge.post(regulation, post)?.at ?? [])
  if (asked.some(({ words }) => places.some(({ titles }) => endsAlike(titles, words)))) return []
  const [level, ...more] = new Set(places.map((place) => place.level))
  if (level === undefined || more.length > 0) return [...asked]
  const near = titlesIn(text, knowledge, language, level).filter(
    ({ regulation }) => regulation === own.regulation,
  )
  if (near.some(({ post }) => held.some((one) => one.post === post))) return []
  const found = near.filter(({ score }) => score >= LEAST)
  return found.length > 0 ? found : [...asked]
}

/** 副局长 is how people speak of 监管部门其他副局长; 书记 is not how they speak of 区委副书记. */
function endsAlike(titles: readonly string[], words: string): boolean {
  return titles.some((title) => title.endsWith(words) && !title.endsWith(`副${words}`))
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
