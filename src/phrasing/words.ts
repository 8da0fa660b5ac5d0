import { join } from 'node:path'
import { z } from 'zod'
import { type Finding, type Knowledge, KnowledgeError, readTyped } from '../knowledge/index.ts'

const list = z.array(z.string().min(1)).min(1)
const schema = z.strictObject({
  front: list,
  according: list,
  says: list,
  self: list,
  asPost: list,
  ofPost: list,
  must: list,
  between: list,
  same: z.record(z.string().min(1), z.string().min(1)),
  asides: list,
  portfolios: list,
  listClosings: list,
  caseLists: list,
  persons: list,
  starts: list,
  causing: list,
  governing: z.strictObject({ starts: list, startsExcept: list, ends: list, holds: list }),
  qualifying: list,
  verdict: z.strictObject({ words: list, except: list }),
  hard: z.strictObject({
    frequencies: list,
    modals: list,
    negations: list,
    penalties: list,
    institutions: list,
    posts: list,
    days: list,
  }),
  remarks: list,
  addresses: list,
})

/** knowledge/language/phrasing.yaml: the words a model may join the law's words with, and those that must be exact. */
export type PhrasingWords = z.infer<typeof schema>

/** What segments are verified with. */
export interface PhrasingLanguage {
  words: PhrasingWords
  knowledge: Knowledge
}

/**
 * Loads the joining words and word classes below the folder of `knowledge`.
 * @throws KnowledgeError holding every mistake with file and line.
 */
export function loadPhrasingLanguage(knowledge: Knowledge): PhrasingLanguage {
  const name = 'language/phrasing.yaml'
  const findings: Finding[] = []
  const read = readTyped(join(knowledge.dir, name), name, schema, findings)
  if (read === null) throw new KnowledgeError(findings)
  return { words: read.value, knowledge }
}
