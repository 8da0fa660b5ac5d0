// Building and searching
export { createIndexBuilder, type IndexBuilder } from './build.ts'
export { buildEngine, type Engine, engineOf } from './engine.ts'
export type { FirstStageSearch } from './first-stage.ts'
// What engine and ranking say to each other
export * from './types.ts'
