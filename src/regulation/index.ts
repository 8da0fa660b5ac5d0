// Parsing
export { assemble, type CharacterAccount, countCharacters } from './accounts.ts'
// References and citations
export {
  type Citation,
  type CitationResolver,
  findCitations,
  parseCitation,
  type RegulationName,
} from './citations.ts'
// Lookup
export { createIndex, plainQuoteIn, resolveRef } from './lookup.ts'
export { parseRegulation } from './parse.ts'
export { readingText } from './reading.ts'
export { articleOf, formatCitation, formatPlace, joinRef, type RefParts, splitRef } from './refs.ts'
export { SlipNotFoundError } from './slips.ts'

// Structure
export type * from './types.ts'
