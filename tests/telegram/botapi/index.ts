/** A strict Bot API server on loopback, for tests and benchmarks. */
export type { Act, Media } from './acts/index.ts'
export type { Fault, FaultKind } from './faults.ts'
export { type FloodLimits, telegramLimits } from './flood.ts'
export { type BotApiOptions, BotApiServer, testToken } from './server.ts'
export { inProcess, remote, type Stage } from './stage.ts'
export { findEntities } from './text/entities.ts'
export type { Call, Entity, MemberStatus, ShownButton, Violation } from './types.ts'
export type { TranscriptEntry, TranscriptMessage, TranscriptToast } from './world/transcript.ts'
