/** Which sets there are, and what is promised of them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const evaluationSet = z.strictObject({
  /** Gold file, relative to the folder. */
  file: z.string().min(1),
  kind: z.enum(['qa', 'log']),
  /** `open` to everybody, `tuned` on by us, or kept `apart` from tuning. */
  use: z.enum(['open', 'tuned', 'apart']),
  /** Rows of the scorer's table and the least they may be, in percent. */
  least: z.record(z.string(), z.number()).default({}),
  /** Rows that are counts, and the most they may be. */
  most: z.record(z.string(), z.number()).default({}),
})

export type EvaluationSet = z.infer<typeof evaluationSet>

/** A line of a gold file, as far as the runner looks at it. */
export interface GoldLine {
  id: string
  kind?: string
  expect?: { intent: string }
}

/** The sets that `sets.json` of a folder lists. @throws where it is missing or has a mistake. */
export function readSets(folder: string): EvaluationSet[] {
  const file = join(folder, 'sets.json')
  const parsed = z.array(evaluationSet).safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new Error(`${file}: ${issue?.path.join('.')}: ${issue?.message}`)
}

/** The lines of a set's gold file. @throws where it is missing or a line is no JSON. */
export function readGold(folder: string, { file }: EvaluationSet): GoldLine[] {
  const lines = readFileSync(join(folder, file), 'utf8').split('\n')
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as GoldLine)
}
