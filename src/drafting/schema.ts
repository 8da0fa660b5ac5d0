/** Shape of knowledge/language/drafting.yaml. Words are separated by white space; `…Pattern` is a regular expression. */
import { z } from 'zod'

const text = z.string().min(1)
const words = text.transform((list) => list.trim().split(/\s+/))
const pattern = text.transform((source, context) => {
  try {
    return new RegExp(source, 'u')
  } catch (error) {
    context.addIssue({ code: 'custom', message: `正则表达式写错了：${(error as Error).message}` })
    return z.NEVER
  }
})
export const unitNames = ['day', 'week', 'month', 'quarter', 'half-year', 'year'] as const
const identifier = z.string().regex(/^[a-z][a-z-]*$/)
const named = z.strictObject({ id: identifier, pattern })
const perUnit = z.record(z.enum(unitNames), text)

export const reasonNames = [
  'annual',
  'regular',
  'irregular',
  'annualPlan',
  'amount',
  'money',
  'right',
  'ceiling',
  'designated',
  'modifier',
  'penalty',
  'condition',
  'definition',
  'each',
  'noPeriod',
  'noDuty',
  'term',
  'other',
] as const

export const readingNames = [
  'noFloor',
  'unprinted',
  'regularly',
  'annualList',
  'annualDebrief',
  'range',
  'shared',
  'deadline',
  'tenDays',
  'term',
  'schoolYear',
  'workday',
  'spanUnits',
  'objects',
  'seasons',
  'days',
  'heading',
  'own',
  'nearby',
  'nobody',
] as const

export const vocabularySchema = z.strictObject({
  periods: z.strictObject({
    units: z.array(z.strictObject({ words, unit: z.enum(unitNames), times: z.int().min(1).default(1) })),
    notBefore: words,
    floor: words,
    ceiling: words,
    measures: words,
    eventMeasures: words,
    notCounts: words,
    notAfterCount: words,
    seasons: words,
    dayDuties: words,
    onceDeeds: words,
    finer: words,
    dayParts: z.array(z.strictObject({ words, times: z.int().min(2) })),
  }),
  subjects: z.strictObject({
    bodies: words,
    persons: words,
    modals: words,
    after: words,
    verbs: words,
    notVerbs: words,
    doing: words,
    objects: words,
    inside: words,
    relativePattern: pattern,
    leadPattern: pattern,
    deputyPattern: pattern,
    deputyHeads: words,
    headingTailPattern: pattern,
    lastPattern: pattern,
    rankPattern: pattern,
    rankHeadPattern: pattern,
    adverbPattern: pattern,
  }),
  duties: z.strictObject({
    modals: words,
    verbs: words,
    amounts: words,
    objects: words,
    moneyPattern: pattern,
    tellingPattern: pattern,
    rightPattern: pattern,
    designatedPattern: pattern,
    modifierPattern: pattern,
    leadingPattern: pattern,
    asidePattern: pattern,
    objectOfPattern: pattern,
    penaltyPattern: pattern,
    penaltyHeadings: words,
    conditionPattern: pattern,
    definitionPattern: pattern,
    eachPattern: pattern,
    breachPattern: pattern,
    negationPattern: pattern,
    oncePattern: pattern,
    systemPattern: pattern,
  }),
  deadlines: z.strictObject({ pattern }),
  phrases: z.strictObject({ reasons: z.record(z.enum(reasonNames), text) }),
  readings: z.record(z.enum(readingNames), text),
  annual: z.strictObject({ listPattern: pattern, debriefPattern: pattern, planPattern: pattern }),
  deeds: z.strictObject({ bare: words, none: words, light: words }),
  posts: z.strictObject({
    levels: z.array(z.strictObject({ id: identifier, name: text, pattern })).min(1),
    wide: z.array(z.strictObject({ pattern, levels: z.array(identifier).min(1) })),
    defaultLevel: identifier,
    sides: z.array(named),
    ranks: z.array(named),
    titles: z.record(identifier, z.record(identifier, words)),
  }),
  activities: z.array(z.strictObject({ id: identifier, patterns: z.array(pattern).min(1) })),
  periodNames: perUnit,
  onePeriodNames: perUnit,
  fillers: words,
})

export type Words = z.output<typeof vocabularySchema>
export type ReasonName = (typeof reasonNames)[number]
export type ReadingName = (typeof readingNames)[number]
