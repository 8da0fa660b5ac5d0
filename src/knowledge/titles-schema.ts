/** Shapes of knowledge/titles.yaml (how titles are built) and of a regulation's titles.yaml (which posts they mean). */
import { z } from 'zod'
import { identifier, localRef, text } from './schema.ts'

const LEVELS = ['province', 'prefecture', 'city', 'county', 'town', 'zone', 'village', 'department'] as const
const SIDES = [
  'party',
  'government',
  'both',
  'congress',
  'cppcc',
  'discipline',
  'military',
  'department',
  'safety-office',
  'safety-committee',
  'court',
  'village',
  'outside',
] as const
const RANKS = ['head', 'deputy', 'executive-deputy', 'member', 'leader', 'staff'] as const
const PORTFOLIOS = ['safety', 'assigned', 'other'] as const
const RANK_WORDS = ['deputy', 'executive-deputy', 'full-time', 'other', 'assigned'] as const

export type TitleLevel = (typeof LEVELS)[number]
export type TitleSide = (typeof SIDES)[number]
export type TitleRank = (typeof RANKS)[number]
export type TitlePortfolio = (typeof PORTFOLIOS)[number]
export type RankWord = (typeof RANK_WORDS)[number]

/** A level as one of the vocabulary; null where it is none. */
export function titleLevel(level: string | undefined): TitleLevel | null {
  return LEVELS.find((known) => known === level) ?? null
}

/** Words separated by white space, as a list. */
const words = text.transform((list) => list.trim().split(/\s+/))
const level = z.enum(LEVELS)
const side = z.enum(SIDES)

export const vocabularySchema = z.strictObject({
  levels: z.partialRecord(level, words),
  cues: z.partialRecord(level, words),
  offices: z.array(
    z.strictObject({
      words,
      level: level.optional(),
      usualLevel: level.optional(),
      side: side.optional(),
      sideAt: z.partialRecord(level, side).optional(),
      rank: z.enum(RANKS),
      needs: z.array(side).optional(),
    }),
  ),
  ranks: z.record(z.enum(RANK_WORDS), words),
  organs: z.array(
    z.strictObject({
      words,
      level: level.optional(),
      usualLevel: level.optional(),
      side,
      department: identifier.optional(),
      before: words.optional(),
    }),
  ),
  departments: z.array(z.strictObject({ id: identifier, names: words, suffixes: words.optional() })),
  portfolio: z.strictObject({
    verbs: z.array(z.strictObject({ words, notAfter: text.optional(), notBefore: text.optional() })),
    negations: words,
    safety: words,
    notSafety: words,
    ends: words,
    headless: words,
  }),
  fillers: words,
  joiners: words,
  objectMarkers: words,
  ignore: words,
  notAfter: z.record(text, text),
})

/** `none` stands for “not said”. */
const oneOrMore = <T extends readonly [string, ...string[]]>(values: T) => {
  const value = z.enum([...values, 'none'] as [...T, 'none'])
  return z.union([value, z.array(value).min(1)])
}

const conditions = z.strictObject({
  level: oneOrMore(LEVELS).optional(),
  side: oneOrMore(SIDES).optional(),
  rank: oneOrMore(RANKS).optional(),
  portfolio: oneOrMore(PORTFOLIOS).optional(),
  /** Classes of the same file's `departments`. */
  department: z.union([identifier, z.array(identifier).min(1)]).optional(),
  seat: z.boolean().optional(),
  fullTime: z.boolean().optional(),
})

const score = z.number().gt(0).max(1)

export const titleRulesSchema = z.strictObject({
  regionLevel: level,
  placeLevels: z.partialRecord(level, words),
  departments: z.record(identifier, z.array(identifier)),
  rules: z.array(
    z.strictObject({
      when: conditions,
      posts: z.record(identifier, score).optional(),
      /** Read on below as if the title said this instead. */
      as: z.strictObject({ level: level.optional(), side: side.optional() }).optional(),
      /** Weighs what `as` gives. */
      factor: score.optional(),
      byReference: z.strictObject({ ref: localRef, note: text }).optional(),
      notBound: z.strictObject({ ref: localRef, note: text, score }).optional(),
    }),
  ),
})

export type Vocabulary = z.output<typeof vocabularySchema>
export type TitleRules = z.output<typeof titleRulesSchema>
export type TitleRule = TitleRules['rules'][number]
export type TitleConditions = TitleRule['when']

/** What a title says, part by part; null = not said. */
export interface TitleFrame {
  level: TitleLevel | null
  side: TitleSide | null
  rank: TitleRank | null
  portfolio: TitlePortfolio | null
  /** Id of a department of the vocabulary. */
  department: string | null
  /** Also a member of the party committee's standing committee or of the party committee: 区委常委、副区长. */
  seat: boolean
  /** 专职 */
  fullTime: boolean
}
