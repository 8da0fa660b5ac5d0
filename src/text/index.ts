export { foldWidth, sanitize, simplify } from './normalise.ts'
export { formatNumeral, parseNumeral } from './numerals.ts'
export { remembering } from './remember.ts'
