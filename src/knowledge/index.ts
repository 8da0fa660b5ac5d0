// Loading and proving the knowledge folder
export type { KnowledgeCheck, KnowledgeSummary } from './check.ts'
export { checkKnowledge } from './check.ts'
export type { Finding } from './findings.ts'
export { formatFinding, KnowledgeError } from './findings.ts'
// Choosing a post: region → level → post
export type { PostChoice, RegionChoice } from './levels.ts'
export { levels, postLabel, postsAt, regions } from './levels.ts'
export { loadKnowledge } from './load.ts'
export { rhythmOf } from './rhythm.ts'
// Understanding everyday titles
export { matchPosts } from './titles.ts'
export type * from './types.ts'
// For folders that keep further files below knowledge/
export { readTyped, type YamlFile } from './yaml-file.ts'
