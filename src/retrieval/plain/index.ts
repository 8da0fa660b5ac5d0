export { createPlainSearch, type PlainSearch, type PlainText } from './search.ts'
