// Building and searching
export { createIndexBuilder, type IndexBuilder } from './build.ts'
export { buildEngine, type Engine, engineOf } from './engine.ts'
export type { FirstStageSearch } from './first-stage.ts'
// Kept in a file
export { type OpenedEngine, openEngine } from './open.ts'
export { deserialise, fingerprintOf, type Refusal, serialise } from './serialise.ts'
// What engine and ranking say to each other
export * from './types.ts'
