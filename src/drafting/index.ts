// Proposals out of a regulation's words: posts, rules of frequency, what the text says of itself.
export { draftMeta } from './draft-meta.ts'
export { draftPack } from './draft-pack.ts'
// Places by their names
export type { Place } from './places.ts'
export type * from './types.ts'
// The words by which they are found: knowledge/language/drafting.yaml
export { checkDrafting, type DraftingVocabulary, loadDrafting } from './vocabulary.ts'
