import { join } from 'node:path'
import { z } from 'zod'
import { type Finding, KnowledgeError, readTyped } from '../../knowledge/index.ts'

const words = z.array(z.string().min(1)).min(1)
const pattern = z.string().min(1)

const schema = z.strictObject({
  openings: z.strictObject({ strong: words, weak: words }),
  endings: words,
  'region-endings': words,
  activities: z.strictObject({ verb: words, meeting: words }),
  convene: words,
  periods: words,
  often: words,
  levels: z.strictObject({ words, endings: words, previous: words }),
  'bare-titles': words,
  situations: words,
  omission: pattern,
  circumstances: z.strictObject({ left: words, other: words }),
  subjects: z.strictObject({ self: words, other: words }),
  already: words,
  subjectless: pattern,
  'not-for-posts': pattern,
  progress: pattern,
  'own-account': pattern,
})

/** How people ask on: knowledge/language/follow-up.yaml. */
export type FollowUpWords = z.infer<typeof schema>

/**
 * Reads the words of follow-ups below a knowledge folder.
 * @throws KnowledgeError holding every mistake with file and line.
 */
export function loadFollowUpWords(dir: string): FollowUpWords {
  const findings: Finding[] = []
  const name = 'language/follow-up.yaml'
  const read = readTyped(join(dir, name), name, schema, findings)
  if (!read || findings.length > 0) throw new KnowledgeError(findings)
  return read.value
}

/** One of the words, the longest first, as the source of a pattern. */
export function oneOf(list: readonly string[]): string {
  return `(?:${[...list].sort((a, b) => b.length - a.length).join('|')})`
}
