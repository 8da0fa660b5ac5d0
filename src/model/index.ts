export { ModelError, type ModelFault } from './errors.ts'
export type * from './types.ts'
