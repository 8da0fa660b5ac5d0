// Which kind of answer it is
export { madeBy, saysWhoMade } from './made-by.ts'
// What a model may rest on, and whether it does

// The phraser itself
export { createPhraser, type PhraserOptions } from './phraser.ts'
export { sourcesOf } from './sources.ts'
export type * from './types.ts'
export { type Verified, verifySegment } from './verify.ts'
export { loadPhrasingLanguage, type PhrasingLanguage } from './words.ts'
export { worthPhrasing } from './worth.ts'
