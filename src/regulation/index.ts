// Parsing: the text as issued → chapters, articles, paragraphs, items; and the proof that nothing was lost.

export { assemble, type CharacterAccount, countCharacters } from './accounts.ts'
export {
  describeRegulation,
  type PlacedWarning,
  placeWarnings,
  type RegulationFigures,
} from './figures.ts'
export { parseRegulation } from './parse.ts'
export { readingText } from './reading.ts'
export { SlipNotFoundError } from './slips.ts'

// References: canonical form, its parts, and how people print and write them.

export {
  type Citation,
  type CitationResolver,
  findCitations,
  parseCitation,
  type RegulationName,
} from './citations.ts'
export {
  articleOf,
  formatCitation,
  formatPlace,
  joinRef,
  type RefParts,
  regulationOf,
  splitRef,
} from './refs.ts'

// Lookup in what was parsed.

export { createIndex, plainQuoteIn, resolveRef } from './lookup.ts'

// Structure.

export type * from './types.ts'
