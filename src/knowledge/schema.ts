/** Shapes of the files in a regulation's folder. Unknown keys are refused everywhere. */
import { z } from 'zod'
import { isCivilDate } from '../calendar/index.ts'

export const text = z.string().min(1)
export const identifier = z.string().refine((id) => /^[a-z0-9][a-z0-9.-]*$/.test(id), {
  error: '只能由小写字母、数字、点和连字符组成。',
})
const civilDate = z.string().refine(isCivilDate, {
  error: (issue) => `不是有效日期：${String(issue.input)}（应写作 YYYY-MM-DD，且确有这一天）。`,
})
/** A provision of the same regulation, without its id: `#6.1`, `#25/2`, `#36`. */
export const localRef = z.string().refine((ref) => /^#c?\d[\d./-]*$/.test(ref), {
  error: (issue) => `不是条文编号：${String(issue.input)}（应写作 '#6.1'、'#25/2'、'#36' 这样）。`,
})

/** A rule that recurs more rarely than every so many units is a slip of the pen. */
const MOST_UNITS = 1000

const authorities = ['nation', 'province', 'prefecture', 'county', 'town'] as const

const level = z.strictObject({ id: identifier, name: text, note: text.optional() })

export const metaSchema = z.strictObject({
  id: identifier,
  series: identifier,
  fullName: text,
  shortName: text,
  aliases: z.array(text),
  documentNumber: text.nullable(),
  issuers: z.array(text).min(1),
  issued: civilDate,
  inForce: civilDate,
  repealed: civilDate.nullable(),
  inForceNote: text.optional(),
  authority: z.enum(authorities),
  region: z.strictObject({
    name: text,
    aliases: z.array(text),
    places: z.array(text),
    within: z.array(text).default([]),
  }),
  levels: z.array(level),
  slips: z.array(z.strictObject({ ref: localRef, source: text, reading: text, note: text })).default([]),
})

export const postsSchema = z.strictObject({
  posts: z.array(
    z.strictObject({
      id: identifier,
      name: text,
      institution: z.boolean().default(false),
      duties: z.array(localRef).min(1),
      at: z.array(z.strictObject({ level: identifier, titles: z.array(text).min(1) })).min(1),
    }),
  ),
})

export const rulesSchema = z.strictObject({
  obligations: z.array(
    z.strictObject({
      id: identifier,
      ref: localRef,
      quote: text,
      posts: z.array(identifier).min(1),
      activity: identifier,
      count: z.int().min(1),
      period: z.enum(['day', 'week', 'month', 'quarter', 'half-year', 'year']),
      every: z.int().min(1).max(MOST_UNITS).default(1),
      kind: z.enum(['personal', 'institutional']),
      from: civilDate,
      to: civilDate.optional(),
      reading: text.optional(),
    }),
  ),
  uncounted: z.array(
    z.strictObject({
      id: identifier,
      ref: localRef,
      quote: text,
      posts: z.array(identifier).min(1),
      reason: text,
    }),
  ),
})

export const phrasesSchema = z.strictObject({
  phrases: z.array(z.strictObject({ ref: localRef, quote: text, reason: text })),
})

export const activitiesSchema = z.strictObject({
  activities: z.array(z.strictObject({ id: identifier, name: text })).min(1),
})

/** Activities that an imported regulation brings along; each id begins with the regulation's id and a dot. */
export const ownActivitiesSchema = z.strictObject({
  activities: z.array(z.strictObject({ id: identifier, name: text, words: z.array(text).min(1) })),
})
