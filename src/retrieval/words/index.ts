// A text as the index sees it
export { normalise } from './normalise.ts'
export { type Terms, termsOf, wordsOf } from './terms.ts'
export { eachPair, pairCode, pairText, tokenise, type WordSink } from './tokenise.ts'
// What a stored index depends on
export { TOKENISER_VERSION } from './version.ts'
