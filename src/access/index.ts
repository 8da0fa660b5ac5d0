export { isLocal, standingOf } from './standing.ts'
export type { Standing } from './types.ts'
