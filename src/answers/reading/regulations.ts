import type { Knowledge, RegulationMeta } from '../../knowledge/index.ts'
import type { RegulationName } from '../../regulation/index.ts'
import type { QuestionLanguage } from '../language/index.ts'

/** Short place names that are also the seam of two words (都|安排, 今天|等): what must follow for them to be meant. */
const AFTER_PLACE = /^(?:$|[市县区州镇乡的这那里党政书人委副常某、，,。？?！!：:（(])/

/** Names by which each regulation is cited. */
export function regulationNames(knowledge: Knowledge): RegulationName[] {
  return knowledge.packs.map(({ meta }) => ({
    id: meta.id,
    names: [meta.fullName, meta.shortName, ...meta.aliases, ...meta.region.aliases],
  }))
}

/** Ids of the regulations that a normalised question names — by name, region or place — in the order of mention. */
export function namedRegulations(text: string, knowledge: Knowledge, language: QuestionLanguage): string[] {
  const named = knowledge.packs
    .map(({ meta }) => ({ id: meta.id, at: firstMention(text, language, meta) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
  if (named.length > 0) return named.map(({ id }) => id)
  // 本细则, 本办法 decide only where no name or place does.
  return language.regulationWords
    .filter(([, expressions]) => expressions.some((expression) => expression.match(text)))
    .map(([id]) => id)
}

/** Where the regulation is first named; -1 where it is not. */
function firstMention(
  text: string,
  { seams }: QuestionLanguage,
  { shortName, fullName, aliases, region }: RegulationMeta,
): number {
  const names = [shortName, fullName, ...aliases, region.name, ...region.aliases]
  const places = region.places.filter((place) => {
    const at = text.indexOf(place)
    return at >= 0 && (!seams.includes(place) || AFTER_PLACE.test(text.slice(at + place.length)))
  })
  const found = [
    ...names.map((name) => text.indexOf(name.toLowerCase())),
    ...places.map((place) => text.indexOf(place)),
  ]
  const [first = -1] = found.filter((at) => at >= 0).sort((a, b) => a - b)
  return first
}
