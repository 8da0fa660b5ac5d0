/** What a follow-up names, and nothing else: a region, a post, an activity … */
import { type Context, isTitle, type Place } from './context.ts'
import { oneOf } from './words.ts'

export interface Said {
  place?: Place
  /** Titles as said, joined as said: 书记和镇长. */
  post?: string
  /** The speaker: 我呢. */
  self?: string
  activity?: { words: string; meeting: boolean }
  period?: string
  level?: { word: string; whole: string }
  situation?: Circumstance
  circumstance?: Circumstance
}

/** What is supposed to have happened, and of whom it is said where that is not left to the earlier question. */
export interface Circumstance {
  words: string
  /** The speaker, or a title. */
  subject?: { words: string; self: boolean }
}

const MARK = /[?？]/
const TRAILING = /[?？。.!！,，~～…、]+$/
const LEADING = /^[,，、。:：!！]+/
const SELF = /^(?:我|我们|本人|我自己|我本人)$/
const JOINERS = /[和与跟、]|以及/

/** Reads a folded follow-up; null where anything in it says more. */
export function readSaid(text: string, context: Context): Said | null {
  const { openings, endings, 'region-endings': regionEndings } = context.words
  const asked = MARK.test(text)
  let core = text.replace(TRAILING, '').replace(LEADING, '')
  const weak = peel(core, openings.weak)
  const strong = peel(weak.rest, openings.strong)
  core = subjectFirst(peel(strong.rest, openings.weak).rest, context)
  // 如果我是副区长呢 asks of the deputy as 副区长呢 does.
  const supposed = strong.peeled ? /^(?:我|他|她|本人)(?:要)?是(.+)$/.exec(core)?.[1] : undefined
  if (supposed !== undefined) core = supposed
  const opened = weak.peeled || strong.peeled
  if (core === '' || core.length > 24) return null

  const ofRegion = new RegExp(`${oneOf(regionEndings)}$`).exec(core)
  const place = ofRegion && placeNamed(core.slice(0, ofRegion.index), context)
  if (place) return { place }

  const ending = new RegExp(`${oneOf(endings)}$`).exec(core)
  if (ending) core = core.slice(0, ending.index)
  if (!ending && !asked && !strong.peeled) return null
  const said = whole(core, context)
  if (said === null) return null
  // 检查呢 may also say what is going on; 换成培训 may correct a card.
  if (said.activity && !said.post && !said.place && !asked && !(opened && ending)) return null
  return said
}

function whole(core: string, context: Context): Said | null {
  const place = context.places.find(({ name }) => core.startsWith(name.toLowerCase()))
  if (place && !context.language.seams.includes(place.name) && place.name !== '自治区') {
    const rest = core.slice(place.name.length).replace(/^的/, '')
    if (rest === '') return { place }
    const said = part(rest, context)
    if (said && !said.self && !said.situation && !said.circumstance && !said.period) return { place, ...said }
  }
  return part(core, context)
}

function part(core: string, context: Context): Said | null {
  const { words } = context
  if (SELF.test(core)) return { self: core }
  if (fits(core, oneOf(words.periods))) return { period: core }
  const activity = activityNamed(core, context)
  if (activity) return { activity }
  const level = new RegExp(`^(${oneOf(words.levels.words)})(${oneOf(words.levels.endings)})?$`).exec(core)
  if (level && (level[2] !== undefined || (level[1] as string).length > 1)) {
    return { level: { word: level[1] as string, whole: core } }
  }
  const { verb, meeting } = words.activities
  const omitted = `${words.omission}(?:${oneOf(verb)}|${oneOf(words.convene)}?${oneOf(meeting)})`
  const situation = supposed(core, `(?:${oneOf(words.situations)}|${omitted})(?:了|的)?`, context)
  if (situation) return { situation }
  const { left, other } = words.circumstances
  const circumstance = supposed(core, `${oneOf([...left, ...other])}了?`, context)
  if (circumstance) return { circumstance }
  return titlesNamed(core, context)
}

/** What `source` describes, whoever it is said of: 退休了, 他退休了, 镇长已经退休了. */
function supposed(core: string, source: string, context: Context): Circumstance | null {
  const { subjects, already } = context.words
  const found = new RegExp(`^(.*?)${oneOf(already)}?(${source})$`).exec(core)
  if (!found) return null
  const [, subject = '', words = ''] = found
  if (subject === '' || subjects.other.includes(subject)) return { words }
  const self = subjects.self.includes(subject)
  return self || isTitle(subject, context) ? { words, subject: { words: subject, self } } : null
}

/** 他要是退休了 → 他退休了 */
function subjectFirst(core: string, { words: { subjects, openings } }: Context): string {
  const subject = oneOf([...subjects.self, ...subjects.other])
  return core.replace(new RegExp(`^(${subject})${oneOf(openings.strong)}`), '$1')
}

function titlesNamed(core: string, context: Context): Said | null {
  if (core.split(JOINERS).every((title) => isTitle(title, context))) return { post: core }
  const { verb, meeting } = context.words.activities
  const tail = new RegExp(`^(.+?)(?:的)?(${oneOf([...verb, ...meeting])})$`).exec(core)
  const activity = tail && activityNamed(tail[2] as string, context)
  return activity && isTitle(tail[1] as string, context) ? { post: tail[1] as string, activity } : null
}

function activityNamed(core: string, { words }: Context): Said['activity'] | null {
  if (words.activities.meeting.includes(core)) return { words: core, meeting: true }
  return words.activities.verb.includes(core) ? { words: core, meeting: false } : null
}

function placeNamed(core: string, { places, language }: Context): Place | undefined {
  return places.find(
    ({ name }) => name.toLowerCase() === core && !language.seams.includes(name) && name !== '自治区',
  )
}

function peel(text: string, words: readonly string[]): { rest: string; peeled: boolean } {
  const rest = text.replace(new RegExp(`^(?:${oneOf(words)}[,，、。]*)+`), '')
  return { rest, peeled: rest !== text }
}

function fits(text: string, source: string): boolean {
  return new RegExp(`^${source}$`).test(text)
}
