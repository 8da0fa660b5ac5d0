import { join } from 'node:path'
import { z } from 'zod'
import { type Finding, KnowledgeError, readTyped } from '../../knowledge/index.ts'

const words = z.array(z.string().min(1)).min(1)
const pattern = z.string().min(1)

const schema = z.strictObject({
  joining: words,
  periods: pattern,
  negations: pattern,
  verdicts: words,
  decided: pattern,
  open: pattern,
  'said-as': z.record(z.string(), z.string().min(1)),
  done: pattern,
  'unlike-done': pattern,
  'unlike-own': pattern,
  when: pattern,
  self: pattern,
  'own-start': pattern,
  relayed: pattern,
  others: pattern,
  companions: pattern,
  apart: pattern,
  'after-name': pattern,
  'of-work': pattern,
  evidence: z.record(z.string(), pattern),
  about: z.record(z.string(), pattern),
  private: pattern,
  situations: z.record(z.string(), pattern),
  liability: words,
  hollow: pattern,
  offices: pattern,
})

/** By what words the readings of a model are verified: knowledge/language/interpretation.yaml. */
export type InterpretationWords = z.infer<typeof schema>

/**
 * Reads them below a knowledge folder.
 * @throws KnowledgeError holding every mistake with file and line.
 */
export function loadInterpretationWords(dir: string): InterpretationWords {
  const findings: Finding[] = []
  const name = 'language/interpretation.yaml'
  const read = readTyped(join(dir, name), name, schema, findings)
  if (!read || findings.length > 0) throw new KnowledgeError(findings)
  return read.value
}
