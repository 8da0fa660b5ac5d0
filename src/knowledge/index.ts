export type { Finding } from './findings.ts'
export { formatFinding, KnowledgeError } from './findings.ts'
export { loadKnowledge } from './load.ts'
export type * from './types.ts'
