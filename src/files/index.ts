export { FileError } from './errors.ts'
export { LONGEST_NAME, MOST_BYTES } from './limits.ts'
export { type FileOptions, openFiles } from './store.ts'
export type * from './types.ts'
