/** What a follow-up names, wherever it stands in its words. */
import { type Context, type Place, placesOf, titlesOf } from '../follow-up/context.ts'
import { overlaps, type Span, spansOf } from '../follow-up/text.ts'
import { oneOf } from '../follow-up/words.ts'

/** At most one of each kind. */
export interface Named {
  place?: Place
  post?: string
  activity?: { words: string; meeting: boolean }
  period?: string
  article?: string
  level?: { word: string; whole: string }
  situation?: string
  circumstance?: string
}

export const ARTICLE =
  '第[0-9〇零一二三四五六七八九十百]+条(?:第[(（]?[0-9一二三四五六七八九十]+[)）]?[款项])*'

/** Reads folded words; null where they name two of a kind. The first kind that reads a character has it. */
export function namedIn(text: string, context: Context): Named | null {
  const { words } = context
  const { verb, meeting } = words.activities
  const taken: Span[] = []
  const free = (spans: Span[]) => spans.filter((span) => !taken.some((other) => overlaps(span, other)))
  let twice = false
  const one = (spans: Span[]): string | undefined => {
    const found = free(spans)
    taken.push(...found)
    const said = new Set(found.map(({ start, end }) => text.slice(start, end)))
    if (said.size > 1) twice = true
    return [...said][0]
  }
  const omitted = `${words.omission}(?:${oneOf(verb)}|${oneOf(words.convene)}?${oneOf(meeting)})`
  const situation = one(spansOf(`(?:${oneOf(words.situations)}|${omitted})`, text))
  const { left, other } = words.circumstances
  const circumstance = one(spansOf(`${oneOf([...left, ...other])}了?`, text))
  const post = one(titlesOf(text, context))
  const place = free(placesOf(text, context)) as ReturnType<typeof placesOf>
  taken.push(...place)
  if (new Set(place.map((each) => each.place.name)).size > 1) twice = true
  const article = one(spansOf(ARTICLE, text))
  const period = one(spansOf(oneOf(words.periods), text))
  const activity = one(spansOf(oneOf([...verb, ...meeting]), text))
  const { words: level, endings } = words.levels
  const whole = one(spansOf(`${oneOf(level)}${oneOf(endings)}`, text))
  if (twice) return null
  return {
    ...(place[0] ? { place: place[0].place } : {}),
    ...(post ? { post } : {}),
    ...(activity ? { activity: { words: activity, meeting: meeting.includes(activity) } } : {}),
    ...(period ? { period } : {}),
    ...(article ? { article } : {}),
    ...(whole ? { level: { word: levelOf(whole, level), whole } } : {}),
    ...(situation ? { situation } : {}),
    ...(circumstance ? { circumstance } : {}),
  }
}

function levelOf(whole: string, levels: readonly string[]): string {
  return new RegExp(`^${oneOf(levels)}`).exec(whole)?.[0] ?? whole
}
