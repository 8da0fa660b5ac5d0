export { FileError } from './errors.ts'
export type * from './types.ts'
