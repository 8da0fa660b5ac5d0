import type { TitleConditions, TitleFrame, TitleRules } from './titles-schema.ts'
import type { PostMatch } from './types.ts'

/** What a title means under one regulation: posts with scores, or the provision that does not bind it. */
export type TitleReading = Pick<PostMatch, 'post' | 'score' | 'by'>

/**
 * Reads a frame by a regulation's rules: the first rule whose conditions all hold decides. Where it says to read on
 * as something else (`as`), the rules below it decide.
 */
export function readFrame(
  frame: TitleFrame,
  regulation: string,
  rules: TitleRules,
  from = 0,
): TitleReading[] {
  const classes = Object.entries(rules.departments).flatMap(([name, ids]) =>
    frame.department !== null && ids.includes(frame.department) ? [name] : [],
  )
  const index = rules.rules.findIndex(({ when }, i) => i >= from && holds(when, frame, classes))
  const rule = rules.rules[index]
  if (!rule) return []
  const readings: TitleReading[] = Object.entries(rule.posts ?? {}).map(([post, score]) => ({ post, score }))
  if (rule.as) {
    const changed = { ...frame, ...rule.as } as TitleFrame
    for (const reading of readFrame(changed, regulation, rules, index + 1)) {
      readings.push({ ...reading, score: round(reading.score * (rule.factor ?? 1)) })
    }
  }
  if (rule.byReference) {
    const { ref, note } = rule.byReference
    const by = { ref: `${regulation}${ref}`, relation: 'by-reference' as const, note }
    for (const reading of readings) reading.by ??= by
  }
  if (rule.notBound) {
    const { ref, note, score } = rule.notBound
    readings.push({ post: '', score, by: { ref: `${regulation}${ref}`, relation: 'not-bound', note } })
  }
  return readings
}

function holds(when: TitleConditions, frame: TitleFrame, classes: readonly string[]): boolean {
  const among = (wanted: string | string[] | undefined, value: string | null) =>
    wanted === undefined || (Array.isArray(wanted) ? wanted : [wanted]).includes(value ?? 'none')
  return (
    among(when.level, frame.level) &&
    among(when.side, frame.side) &&
    among(when.rank, frame.rank) &&
    among(when.portfolio, frame.portfolio) &&
    (when.department === undefined || classes.some((name) => among(when.department, name))) &&
    (when.seat === undefined || when.seat === frame.seat) &&
    (when.fullTime === undefined || when.fullTime === frame.fullTime)
  )
}

function round(score: number): number {
  return Math.round(score * 100) / 100
}
