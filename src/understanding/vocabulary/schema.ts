import { z } from 'zod'

const words = z.array(z.string().min(1)).min(1)
const record = <K extends string>(...keys: K[]) =>
  z.strictObject(Object.fromEntries(keys.map((key) => [key, words])) as Record<K, typeof words>)

const holiday = z.strictObject({
  names: words,
  month: z.number().int().min(1).max(12).optional(),
  day: z.number().int().min(1).max(31).optional(),
  /** `day`: month and day are those of the lunar calendar; `eve`: the day before lunar new year. */
  lunar: z.enum(['day', 'eve']).optional(),
  /** A solar term that falls in `month`. */
  term: z
    .enum([
      'pure_brightness',
      'the_winter_solstice',
      'the_summer_solstice',
      'the_beginning_of_winter',
      'the_beginning_of_spring',
      'the_beginning_of_summer',
      'the_beginning_of_autumn',
    ])
    .optional(),
  /** The bare name means a stretch of days; only with 当天 and the like is it the day. */
  needsDay: z.boolean().optional(),
})

export const datesSchema = z.strictObject({
  relative: z.record(z.string().regex(/^-?\d$/), words),
  anchored: z.record(z.string().regex(/^\d$/), words),
  vague: words,
  'vague-future': words,
  holidays: z.array(holiday).min(1),
  'holiday-day': words,
  'holiday-span': words,
  numbered: words,
})

export const activitiesSchema = z.strictObject({
  field: record('lead', 'inspect', 'look', 'research', 'tour', 'go', 'attend', 'delegate'),
  meeting: record(
    'standing-committee-meeting',
    'government-executive-meeting',
    'party-work-committee-meeting',
    'foreign',
    'group-study',
    'bureau',
    'executive-office',
    'council',
    'safety',
    'incidental',
    'host',
    'agenda',
  ),
  training: words,
  'training-verbs': words,
  documents: record('list', 'publish', 'draft', 'review', 'debrief', 'report', 'duty', 'bulletin', 'assess'),
  analysis: words,
  situation: words,
  study: words,
  other: words,
  topics: record('safety', 'not-safety', 'flood', 'not-inspection', 'other'),
  'place-topics': words,
  finished: words,
  'finished-how': words,
})

export const intentsSchema = record(
  'negation',
  'undone-verbs',
  'counterfactual',
  'intended',
  'plan',
  'remind',
  'reminded-by',
  'reminded-others',
  'generic',
  'generic-not',
  'plan-not',
  'done',
  'record',
  'late',
  'polite',
  'question',
  'weak-question',
  'request',
  'due',
  'due-ask',
  'now-span',
  'void',
  'void-not',
  'stored',
  'last',
  'correct',
  'fields',
  'fill',
  'injection',
  'fabricate',
  'order',
  'addressees',
  'notice',
  'speech',
  'speech-not',
  'forwarded',
  'hearsay',
  'not-me',
  'sequel',
  'small-talk',
  'ledger-commands',
)

export const peopleSchema = z.strictObject({
  surnames: z.string().min(1),
  titles: words,
  holders: z.record(z.string(), words),
  /** Words of a place before a title, by the level they tell. */
  seats: z.record(z.string(), words),
  'post-seats': z.record(z.string(), z.string()),
  'town-posts': words,
  institutions: words,
  outsiders: words,
  own: words,
})

export const homophonesSchema = z.strictObject({ words, keep: words })

export const unreportedSchema = record(
  'staged',
  'staged-start',
  'rewriting',
  'claimed-by',
  'claimed',
  'others',
  'deputies',
  'nickname-not',
  'passive',
  'private',
  'papers',
  'papers-joined',
  'prepared',
  'unsure',
  'unsure-tail',
  'advice',
  'look-up',
  'handed-over',
  'intended-headings',
  'accounts',
)

export type DateWords = z.infer<typeof datesSchema>
export type ActivityWords = z.infer<typeof activitiesSchema>
export type IntentWords = z.infer<typeof intentsSchema>
export type PeopleWords = z.infer<typeof peopleSchema>
export type UnreportedWords = z.infer<typeof unreportedSchema>
export type HomophoneWords = z.infer<typeof homophonesSchema>

/** The everyday words that the grammar of messages is built on; all of it data under `knowledge/language`. */
export interface Vocabulary {
  dates: DateWords
  activities: ActivityWords
  intents: IntentWords
  people: PeopleWords
  unreported: UnreportedWords
  homophones: HomophoneWords
}
