// Parsing
export { assemble, type CharacterAccount, countCharacters } from './accounts.ts'
// Lookup
export { createIndex, plainQuoteIn } from './lookup.ts'
export { parseRegulation } from './parse.ts'
export { readingText } from './reading.ts'

// References and citations
export { articleOf, formatCitation, formatPlace, joinRef, type RefParts, splitRef } from './refs.ts'
export { SlipNotFoundError } from './slips.ts'

// Structure
export type * from './types.ts'
