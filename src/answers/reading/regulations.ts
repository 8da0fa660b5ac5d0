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

/** Ids of the regulations that a normalised question names: by name, by region, by a place in it. */
export function namedRegulations(text: string, knowledge: Knowledge, language: QuestionLanguage): string[] {
  const worded = new Set(
    language.regulationWords
      .filter(([, expressions]) => expressions.some((expression) => expression.match(text)))
      .map(([id]) => id),
  )
  const named = knowledge.packs.filter(({ meta }) => names(text, language, meta)).map(({ meta }) => meta.id)
  // 本细则, 本办法 decide only where no name or place does.
  return named.length > 0 ? named : [...worded]
}

function names(
  text: string,
  { seams }: QuestionLanguage,
  { shortName, fullName, aliases, region }: RegulationMeta,
): boolean {
  const whole = [shortName, fullName, ...aliases, region.name, ...region.aliases]
  if (whole.some((name) => text.includes(name.toLowerCase()))) return true
  return region.places.some((place) => {
    const at = text.indexOf(place)
    if (at < 0) return false
    return !seams.includes(place) || AFTER_PLACE.test(text.slice(at + place.length))
  })
}
