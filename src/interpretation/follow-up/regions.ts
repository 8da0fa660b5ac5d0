/** A region in place of the question's own. */
import { titlesIn } from '../../answers/index.ts'
import { type Context, type Place, placesOf, titlesOf } from './context.ts'
import { replaced } from './text.ts'

/** The question asked of the other region or regulation; added in front where it names none. */
export function withPlace(question: string, place: Place, context: Context): string | null {
  if (context.language.both.some((expression) => expression.match(question))) return null
  const places = placesOf(question, context)
  if (places.length > 1) return null
  const [named] = places
  if (!named) return sameTitles(question, place.name + question, place, context)
  if (named.place.name === place.name) return null
  const document = named.place.document && !place.document
  // A regulation gives way to a regulation: 枣庄办法 … 广西呢 → 广西的规定.
  const name = document ? `${place.name}的规定` : place.name
  const quoted = question[named.start - 1] === '《' && question[named.end] === '》'
  const span = quoted ? { start: named.start - 1, end: named.end + 1 } : named
  if (document || place.document) return replaced(question, span, name)
  return sameTitles(replaced(question, span, ''), replaced(question, span, name), place, context)
}

/** `made`, unless the region before a title makes another title of it (广西 + 区委书记); then set apart, or null. */
function sameTitles(without: string, made: string, place: Place, context: Context): string | null {
  const { knowledge, language } = context
  const postOf = (text: string) =>
    titlesIn(text, knowledge, language)
      .filter(({ regulation }) => regulation === place.regulation)
      .slice(0, 1)
      .map(({ post }) => post)
      .join()
  if (titlesOf(without, context).length === 0) return made
  const apart = `在${place.name},${without}`
  return [made, apart].find((text) => postOf(text) === postOf(without)) ?? null
}
