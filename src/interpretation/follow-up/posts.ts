/** A post in place of the question's own, and a level in place of another. */
import { type Context, isTitle, placesOf, titlesOf } from './context.ts'
import type { Said } from './said.ts'
import { replaced, spansOf, theOne } from './text.ts'
import { oneOf } from './words.ts'

const FIRST_PERSON = /我|本人|咱|俺/
const SELF_SUBJECT = /^(请问|想问一下|问一下|,)*(我|本人)(?![们是的局县区镇市乡当在管分])/
const LEVEL = /[区县市镇乡]/

/** The question with the posts said instead of its own; added in front where it has none. */
export function withPost(question: string, post: string, context: Context): string | null {
  const { words, language } = context
  if (new RegExp(words['not-for-posts']).test(question)) return null
  const titles = titlesOf(question, context)
  const persons = titles.filter(({ person }) => person)
  const own = FIRST_PERSON.test(question.replace(/[我咱俺]们/g, ''))
  if (persons.length > 1) return null
  const [person] = persons
  if (person) return own ? null : replaced(question, person, atLevelOf(person.words, post, context))
  if (titles.length > 0) return null
  if (!own) return inFront(post, question, context)
  const subject = SELF_SUBJECT.exec(question)
  const often = language.forms['how-often'].some((expression) => expression.match(question))
  if (!subject || !often || new RegExp(words['own-account']).test(question)) return null
  return post + question.slice(subject[0].length)
}

/** The post before a question that names nobody; null where it is about something else: 企业多久培训一次. */
function inFront(post: string, question: string, context: Context): string | null {
  const bare = question.replace(/^(?:请问|想问一下|问一下),?/, '')
  const { verb, meeting } = context.words.activities
  const { convene, omission, situations, subjectless } = context.words
  const starts = new RegExp(
    `^(?:${subjectless}|${oneOf([...verb, ...meeting, ...convene, ...situations])}|${omission}${oneOf([...verb, ...meeting])})`,
  )
  if (starts.test(bare)) return post + bare
  const [place, ...more] = placesOf(bare, context)
  if (place?.start !== 0 || place.place.document || more.length > 0) return null
  const rest = bare.slice(place.end).replace(/^的/, '')
  return starts.test(rest) ? `${bare.slice(0, place.end)}${post}${rest}` : null
}

/** The question with the speaker for its post. */
export function withSelf(question: string, self: string, context: Context): string | null {
  const [title, ...more] = titlesOf(question, context)
  if (!title?.person || more.length > 0 || FIRST_PERSON.test(question)) return null
  return title.start === 0 ? replaced(question, title, self) : null
}

/** A title that says no level belongs to that of the one it replaces: 镇长 … 书记呢 → 镇书记. */
function atLevelOf(title: string, post: string, context: Context): string {
  if (!context.words['bare-titles'].includes(post)) return post
  const level = /^(街道|[区县市]委(?=书记|副书记)|[区县市镇乡]|副?[区县市镇乡](?=长))/
    .exec(title)?.[0]
    .replace('副', '')
  if (level === undefined) return post
  const place = level.replace('委', '')
  // 区分管领导 would read as 区分.
  const full = post.startsWith('分管') ? [`${place}里${post}`] : [`${level}${post}`, `${place}${post}`]
  return full.find((each) => isTitle(each, context)) ?? post
}

/** The question asked of another level: 县级 → 乡镇一级, 副县长 → 副镇长. */
export function withLevel(
  question: string,
  level: NonNullable<Said['level']>,
  context: Context,
): string | null {
  const { words } = context
  if (FIRST_PERSON.test(question) || new RegExp(words['not-for-posts']).test(question)) return null
  const named = theOne(spansOf(oneOf(words.levels.previous), question))
  const titles = titlesOf(question, context)
  if (named === null || titles.length > 1) return null
  if (named) return titles.length > 0 ? null : replaced(question, named, level.whole)
  const [title] = titles
  if (!title) return inFront(level.whole, question, context)
  const chars = [level.word, ...[...level.word].filter((c) => LEVEL.test(c)).reverse()]
  const shift = LEVEL.exec(title.words)
  if (!shift) return null
  const head = title.words.slice(0, shift.index)
  const tail = title.words.slice(shift.index + 1)
  const made = chars
    .flatMap((c) => [`${head}${c}${tail}`, `${head}${c}${tail.replace(/^委/, '')}`])
    .find((each) => each !== title.words && isTitle(each, context))
  return made ? replaced(question, title, made) : null
}
