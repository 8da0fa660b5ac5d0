import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { isCivilDate } from '../../calendar/index.ts'
import { sanitize } from '../../text/index.ts'
import { ImportError } from '../errors.ts'
import type { ReviewDecision } from '../types.ts'

const LONGEST_TEXT = 2_000
/** Far more than any regulation gives rise to. */
const MOST_ENTRIES = 300

const line = z
  .string()
  .max(LONGEST_TEXT)
  .transform((words) => sanitize(words).replace(/\s+/g, ' ').trim())
const words = line.refine((value) => value !== '', { error: '不能为空。' })
const day = z.string().refine(isCivilDate, { error: '不是有效日期，应写作 2026-11-21 这样。' })
const ref = z.string().regex(/^[^\s#]*#[\w./-]+$/)
const id = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,79}$/)
const list = <T extends z.ZodType>(entry: T) => z.array(entry).max(MOST_ENTRIES)

const metaValue = z.strictObject({
  fullName: words,
  shortName: words,
  documentNumber: line.nullable().transform((value) => value || null),
  issuers: list(words).min(1),
  issued: day,
  inForce: day,
  inForceNote: line.nullable().transform((value) => value || null),
  repealed: day.nullable(),
  authority: z.enum(['nation', 'province', 'prefecture', 'county', 'town']),
  region: z.strictObject({ name: words, within: list(words) }),
  replaces: id.nullable(),
})

const postValue = z.strictObject({
  id,
  name: words,
  institution: z.boolean(),
  duties: list(ref),
  at: list(z.strictObject({ level: id, titles: list(words) })),
})

const ruleValue = z.object({
  ref,
  /** Verbatim, so nothing is trimmed. */
  quote: z.string().min(1).max(LONGEST_TEXT),
  who: line,
  what: line,
  count: z.int().min(1).max(1000),
  period: z.strictObject({
    n: z.int().min(1).max(100),
    unit: z.enum(['day', 'week', 'month', 'quarter', 'half-year', 'year']),
  }),
  posts: list(id),
  kind: z.enum(['personal', 'institutional']),
  reading: line.nullable().transform((value) => value || null),
  activity: id.nullable(),
  newActivity: z.strictObject({ name: words, words: list(words) }).optional(),
})

const phraseValue = z.strictObject({
  ref,
  quote: z.string().min(1).max(LONGEST_TEXT),
  reason: words,
  as: z.enum(['uncounted', 'noted']),
  posts: list(id),
})

export type SubjectKind = 'meta' | 'post' | 'rule' | 'phrase' | 'new'
export const VALUES = {
  meta: metaValue,
  post: postValue,
  rule: ruleValue,
  new: ruleValue,
  phrase: phraseValue,
}

/** What a subject is about; null where it is none. */
export function kindOf(subject: string): SubjectKind | null {
  if (subject === 'm') return 'meta'
  if (/^p:[a-z0-9][a-z0-9.-]{0,79}$/.test(subject)) return 'post'
  if (/^d:#[\w./-]+:\d{1,4}$/.test(subject)) return 'rule'
  if (/^n:#[\w./-]+:\d{1,4}$/.test(subject)) return 'phrase'
  return /^new:\d{1,4}$/.test(subject) ? 'new' : null
}

const decisionSchema = z.strictObject({
  at: z.string(),
  by: z.string(),
  subject: z.string(),
  verdict: z.enum(['accept', 'change', 'reject']),
  reason: z.string().nullable(),
  value: z.unknown(),
})

/**
 * Every decision in the order in which it was made. A last line without its end was cut by a crash before anybody was
 * told that it is kept: it is left out.
 * @throws {ImportError} `damaged` naming the line that is none.
 */
export function readDecisions(path: string): ReviewDecision[] {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw new ImportError('damaged', '核对记录读不出来：请检查数据文件夹的权限。', { cause })
  }
  return text
    .split('\n')
    .slice(0, -1)
    .filter((entry) => entry.trim() !== '')
    .map((entry, i) => {
      const parsed = decisionSchema.safeParse(jsonOf(entry))
      if (parsed.success) return { ...parsed.data, value: parsed.data.value ?? null }
      throw new ImportError('damaged', `核对记录第 ${i + 1} 行读不出来：review.jsonl 被改动过。`)
    })
}

function jsonOf(entry: string): unknown {
  try {
    return JSON.parse(entry)
  } catch {
    return undefined
  }
}

/** The last decision on each subject. */
export function standing(decisions: readonly ReviewDecision[]): Map<string, ReviewDecision> {
  return new Map(decisions.map((decision) => [decision.subject, decision]))
}
