import { isPerson, type QuestionLanguage, titlesIn } from '../../answers/index.ts'
import type { Knowledge } from '../../knowledge/index.ts'
import { overlaps, type Span, spansOf } from './text.ts'
import { type FollowUpWords, oneOf } from './words.ts'

/** What follow-ups are read with; made once. */
export interface Context {
  knowledge: Knowledge
  language: QuestionLanguage
  words: FollowUpWords
  /** Names of regions, places and regulations, the longest first. */
  places: Place[]
}

export interface Place {
  name: string
  regulation: string
  /** A regulation is named, not a region. */
  document: boolean
}

export interface Title extends Span {
  words: string
  person: boolean
}

/** Least score at which a title counts as one. */
const LEAST = 0.4
/** Right before a title: it is spoken to, it does not act. */
const OBJECT = /[向给]$|协助$|配合$/
/** An organ although it ends as titles do: 县委, 区委. */
const ORGAN = /(?<!常)委$/
const AFTER_SEAM = /^(?:$|[市县区州镇乡的那里党政书人委副常,?!:(])/

export function contextOf(knowledge: Knowledge, language: QuestionLanguage, words: FollowUpWords): Context {
  const places = knowledge.packs.flatMap(({ meta }): Place[] => [
    ...[meta.region.name, ...meta.region.aliases, ...meta.region.places].map((name) => ({
      name,
      regulation: meta.id,
      document: false,
    })),
    ...[meta.fullName, meta.shortName, ...meta.aliases].map((name) => ({
      name,
      regulation: meta.id,
      document: true,
    })),
  ])
  return { knowledge, language, words, places: places.sort((a, b) => b.name.length - a.name.length) }
}

/** Whether a whole text is one title. */
export function isTitle(text: string, { knowledge, language }: Context): boolean {
  return titlesIn(text, knowledge, language).some(({ words, score }) => words === text && score >= LEAST)
}

/** Persons and organs that a folded question names, in order, without regions before them and without those spoken to. */
export function titlesOf(text: string, context: Context): Title[] {
  const { knowledge, language, words: lists } = context
  const found = titlesIn(text, knowledge, language).filter(({ score }) => score >= LEAST * 0.6)
  const spans = [...new Set(found.map(({ words }) => words))].flatMap((words) =>
    spansOf(escaped(words), text).map((span) => ({ ...span, words })),
  )
  const meetings = spansOf(oneOf(lists.activities.meeting), text)
  return spans
    .filter((a) => !spans.some((b) => b !== a && contains(b, a)))
    .filter((span) => !meetings.some((meeting) => overlaps(meeting, span)))
    .filter(({ start }) => !OBJECT.test(text.slice(0, start)))
    .map((span) => withoutPlace(span, text, context))
    .sort((a, b) => a.start - b.start)
}

/** The words of every title in a text, regions before them left out; what was not clear enough to replace included. */
export function titleWordsOf(text: string, context: Context): string[] {
  return titlesIn(text, context.knowledge, context.language).map(({ words }) => {
    const { words: bare } = withoutPlace({ start: 0, end: words.length }, words, context)
    return bare
  })
}

function withoutPlace({ start, end }: Span, text: string, context: Context): Title {
  const name = text.slice(start, end)
  const place = context.places.find((place) => name.startsWith(place.name) && name !== place.name)
  const rest = place ? name.slice(place.name.length).replace(/^的/, '') : name
  const words = place && isTitle(rest, context) ? rest : name
  const bare = words.replace(/[(（][^()（）]*[)）]?/g, '')
  const person = isPerson(words, context.language) && !ORGAN.test(bare)
  return { start: end - words.length, end, words, person }
}

/** Regions and regulations named, without overlaps, in order. */
export function placesOf(text: string, { places, language }: Context): (Span & { place: Place })[] {
  const found: (Span & { place: Place })[] = []
  for (const place of places) {
    for (const span of spansOf(escaped(place.name.toLowerCase()), text)) {
      if (found.some((other) => overlaps(other, span))) continue
      if (language.seams.includes(place.name) && !AFTER_SEAM.test(text.slice(span.end))) continue
      found.push({ ...span, place })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

function contains(outer: Span, inner: Span): boolean {
  return (
    outer.start <= inner.start && inner.end <= outer.end && outer.end - outer.start > inner.end - inner.start
  )
}

export function escaped(words: string): string {
  return words.replace(/[-/\\^$*+?.()|[\]{}]/g, '\\$&')
}
