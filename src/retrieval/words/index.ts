// A text as the index sees it

// What an index is built from
export { dictionaryNodes } from './dictionary.ts'
export { normalise } from './normalise.ts'
export { eachPair, pairCode, pairText } from './pairs.ts'
export { type Terms, termsOf, wordsOf } from './terms.ts'
export { tokenise, type WordSink } from './tokenise.ts'
// What a stored index depends on
export { TOKENISER_VERSION } from './version.ts'
