// Loading and proving the knowledge folder
export type { KnowledgeCheck, KnowledgeSummary } from './check.ts'
export { checkImported, checkKnowledge } from './check.ts'
export type { Finding } from './findings.ts'
export { formatFinding, KnowledgeError } from './findings.ts'
export { frequencyWords } from './frequency-phrases.ts'
// Choosing a post: region → level → post
export type { PostChoice, RegionChoice } from './levels.ts'
export { levels, postLabel, postsAt, regions } from './levels.ts'
export { loadKnowledge } from './load.ts'
export { rhythmOf } from './rhythm.ts'
// Understanding everyday titles
export { matchPosts, namesImportedPost } from './titles.ts'
export { titleFrames } from './titles-frames.ts'
export type { TitleFrame, TitleRules, Vocabulary } from './titles-schema.ts'
export type * from './types.ts'
// For folders that keep further files below knowledge/
export { readTyped, type YamlFile } from './yaml-file.ts'
