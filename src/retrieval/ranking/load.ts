import { join } from 'node:path'
import { z } from 'zod'
import type { Finding } from '../../knowledge/index.ts'
import { KnowledgeError, readTyped } from '../../knowledge/index.ts'
import { FEATURES, type Weights } from './features.ts'

const FILE = 'language/search-weights.yaml'

const byFeature = z.partialRecord(z.enum(FEATURES), z.number())

/** language/search-weights.yaml: what was learned, and from what. */
export const weightsSchema = z.strictObject({
  learned: z.strictObject({ on: z.iso.date(), from: z.string().min(1), how: z.string().min(1) }),
  always: byFeature,
  close: byFeature,
  titled: byFeature,
})

/**
 * Loads the weights of the second stage from below a knowledge folder.
 * @throws KnowledgeError holding every mistake with file and line.
 */
export function loadWeights(dir: string): Weights {
  const findings: Finding[] = []
  const file = readTyped(join(dir, FILE), FILE, weightsSchema, findings)
  if (file === null) throw new KnowledgeError(findings)
  const { always, close, titled } = file.value
  return { always, close, titled }
}
