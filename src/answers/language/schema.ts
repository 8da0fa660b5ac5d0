/** Shapes of knowledge/language/question-*.yaml and of a regulation's topics.yaml. */
import { z } from 'zod'

const text = z.string().trim().min(1, { error: '不能为空' })
const expressions = z.array(text).min(1)
export const topicId = z.string().regex(/^[a-z]+(\.[a-z]+(-[a-z]+)*)+$/, {
  error: '主题编号只能是小写字母，用点和连字符分隔，如 award.merit',
})
const words = z.record(z.string(), text)
const localRef = z
  .string()
  .regex(/^#\d{1,3}(-\d{1,2})?(\/\d{1,2})?(\.\d{1,2})*$/, { error: '条文编号应写成 #6.1、#25/2、#36 的样子' })

export const topicsSchema = z.strictObject({
  words: words.optional(),
  topics: z.array(
    z.strictObject({
      id: topicId,
      /** As it is called in a heading or a sentence. */
      name: text,
      strong: expressions.optional(),
      weak: expressions.optional(),
      /** Topics that an answer gives along with it. */
      follow: z.array(topicId).optional(),
      /** Dropped where one of these is there too. */
      unless: z.array(topicId).optional(),
      /** Topics or groups of topics (`accountability.situation`) that are dropped where this one is there. */
      over: z.array(z.string()).optional(),
      /** Matches right after 没、未 do not count. */
      negatable: z.boolean().optional(),
      /** Read with titles in place: the title is what is asked about. */
      titles: z.boolean().optional(),
      /** Activities whose frequency rules answer it. */
      activities: z.array(z.string()).optional(),
      /** What answers for posts that this topic has nothing for. */
      instead: topicId.optional(),
      /** Holds only in questions of this form. */
      when: z.enum(['list']).optional(),
    }),
  ),
})

export const formsSchema = z.strictObject({
  forms: z.strictObject({
    'how-often': expressions,
    annual: expressions,
    list: expressions,
    who: expressions,
    due: expressions,
    'first-person': expressions,
    confirm: expressions,
    possibility: expressions,
    asserts: expressions,
    consequence: expressions,
    omits: expressions,
    denies: expressions,
    definition: expressions,
    compare: expressions,
    content: expressions,
  }),
  orders: expressions,
  asks: expressions,
  tells: expressions,
  states: expressions,
  both: expressions,
  levels: z.record(z.string(), expressions),
  regulations: z.record(z.string(), expressions),
  fillers: expressions,
  'asking-words': expressions,
  seams: z.array(text),
  negations: expressions,
  'not-titles': z.array(z.tuple([text, text])),
  'person-endings': text,
  periods: z.strictObject({
    day: z.array(text),
    week: z.array(text),
    month: z.array(text),
    quarter: z.array(text),
    'half-year': z.array(text),
    year: z.array(text),
  }),
})

export const scopeSchema = z.strictObject({
  outside: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.enum(['always', 'subject', 'injection', 'chat']),
      when: expressions,
      except: expressions.optional(),
      /** Gives way where officials' answerability is asked about. */
      yields: z.boolean().optional(),
      everywhere: z.boolean().optional(),
      asking: z.boolean().optional(),
      reason: text,
    }),
  ),
  leaders: expressions,
  domain: expressions,
  'enterprise-leaders': expressions,
  'enterprise-topics': z.array(topicId),
})

export const spellingSchema = z.strictObject({
  terms: z.array(text),
  keep: z.array(text),
  replace: z.array(z.tuple([text, text])),
  pinyin: z.array(text),
})

export const englishSchema = z.strictObject({ phrases: z.record(z.string(), text) })

export const correctionsSchema = z.strictObject({
  corrections: z.array(
    z.strictObject({
      when: expressions,
      topics: z.array(topicId).min(1),
      says: text,
      /** What else was found stays in the answer. */
      keep: z.boolean().optional(),
      /** Only where one of these regulations answers. */
      regulations: z.array(text).optional(),
    }),
  ),
  /** What the text leaves open although people ask it: said first, before what it does say on the topics. */
  unwritten: z.array(
    z.strictObject({
      when: expressions,
      topics: z.array(topicId).min(1),
      says: text,
      /** Refused with this sentence, the topics' provisions being offered as near. */
      refuse: z.boolean().optional(),
      /** Only where one of these regulations answers. */
      regulations: z.array(text).optional(),
    }),
  ),
  'contrast-terms': z.array(text),
})

export const regulationTopicsSchema = z.strictObject({
  topics: z.record(
    topicId,
    z.strictObject({
      refs: z.array(localRef).min(1),
      /** What these provisions say, in one sentence: the answer's first. */
      says: text.optional(),
      /** The answer to 多久、几次 where they set no number. */
      often: text.optional(),
      /** Only for askers or subjects who hold one of these posts. */
      'only-posts': z.array(text).optional(),
    }),
  ),
  absent: z.record(topicId, z.strictObject({ says: text, closest: z.array(localRef).optional() })),
})

export type RegulationTopics = z.output<typeof regulationTopicsSchema>
export type FormName = keyof z.output<typeof formsSchema>['forms']
export type OutsideKind = z.output<typeof scopeSchema>['outside'][number]['kind']
export type ClaimUnit = keyof z.output<typeof formsSchema>['periods']
