import type { Knowledge, PostMatch } from '../../knowledge/index.ts'
import type { Citation } from '../../regulation/index.ts'
import { findCitations, type RegulationName } from '../../regulation/index.ts'
import type { Expression, FormName, QuestionLanguage, Topic } from '../language/index.ts'
import type { Answer, AskContext } from '../types.ts'
import { asksSomething } from './asks.ts'
import { type DateClaim, dateClaims, type FrequencyClaim, frequencyClaims } from './claims.ts'
import { normaliseQuestion } from './normalise.ts'
import { isPerson, type PostReading, postsMeant, titlesIn, titlesOnRecord } from './posts.ts'
import { namedRegulations, regulationNames } from './regulations.ts'
import { createSpeller } from './spelling.ts'
import { topicsOf, withoutAll } from './topics.ts'

/** A reading of a title that is likely enough for its regulation to answer. */
const LIKELY = 0.6
/** Stands in the text for a title that somebody holds. */
const TITLE_MARK = '◇'

/** A question as it was understood. */
export interface Question {
  /** Normalised. */
  text: string
  /** The same with titles replaced, punctuation folded: what topics and forms are read from. */
  plain: string
  /** `plain` with titles in place. */
  titled: string
  /** Regulations that answer, those named in the order of mention. */
  regulations: string[]
  /** Posts meant, by regulation. */
  posts: Map<string, PostReading>
  /** The same for regulations that could answer and were left out for the post's sake. */
  beside: Map<string, PostReading>
  /** Party committee or government as such is spoken of. */
  institution: boolean
  /** Level spoken of where no post is named: county, town … */
  levels: string[]
  topics: Topic[]
  forms: Set<FormName>
  /** A statement without any word of a question: something is taken for so. */
  bare: boolean
  frequencies: FrequencyClaim[]
  dates: DateClaim[]
  citations: Citation[]
  today: string
  /** How it was understood, for the answer's trace. */
  trace: Answer['trace']
}

/** @param chosen topics to read the question by, instead of those that its words speak of. */
export type QuestionReader = (question: string, context: AskContext, chosen?: readonly Topic[]) => Question

/** Makes the reader of questions over a vocabulary. */
export function createQuestionReader(knowledge: Knowledge, language: QuestionLanguage): QuestionReader {
  const spell = createSpeller(
    language,
    knowledge.packs.flatMap(({ regulation }) => regulation.provisions.map(({ text }) => text)),
  )
  const names = regulationNames(knowledge)
  return (question, context, chosen) => {
    const asked = withoutOrders(question, language)
    const text = normaliseQuestion(asked, language, spell)
    const inQuestion = titlesIn(text, knowledge, language)
    const onRecord = titlesOnRecord(context.post, knowledge)
    const plain = plainOf(text, inQuestion, language)
    const frequencies = frequencyClaims(plain, language)
    const forms = formsOf(plain, frequencies, language)
    const titled = punctuationFolded(text)
    const topics = chosen ? [...chosen] : topicsOf({ plain, titled }, forms, language)
    const answering = regulationsOf(text, context, knowledge, language)
    const regulations = narrowed(answering, [...inQuestion, ...onRecord], forms, topics)
    const scene = { knowledge, text, record: context.post ?? '', language }
    const meant = (ids: readonly string[]) =>
      ids.flatMap((id): [string, PostReading][] => {
        const reading = postsMeant(id, inQuestion, onRecord, scene)
        return reading ? [[id, reading]] : []
      })
    const posts = new Map(meant(regulations))
    const citations = citationsIn(asked, names)
    return {
      text,
      plain,
      titled,
      regulations,
      posts,
      beside: new Map(meant(answering.ids.filter((id) => !regulations.includes(id)))),
      institution: inQuestion.some(({ regulation, post }) => knowledge.post(regulation, post)?.institution),
      levels: language.levels.filter(([, list]) => list.some((e) => e.match(plain))).map(([level]) => level),
      topics,
      forms,
      bare: !language.asks.some((expression) => expression.match(plain)),
      frequencies,
      dates: dateClaims(text),
      citations,
      today: context.today,
      trace: {
        topics: topics.map(({ id }) => id),
        posts: [...posts.values()].flatMap(({ matches }) =>
          matches.map(({ regulation, post }) => `${regulation}:${post}`),
        ),
        regulations,
        refs: [],
        asks: asksSomething({ plain, forms, topics, citations }, language),
      },
    }
  }
}

/** Without clauses that would change the text; a message of nothing else stays as it is. */
function withoutOrders(question: string, { orders }: QuestionLanguage): string {
  const left = withoutAll(question, orders)
  return left.trim() === '' ? question : left
}

function plainOf(text: string, titles: readonly PostMatch[], language: QuestionLanguage): string {
  const words = [...new Set(titles.map(({ words }) => words))]
    .filter((word) => isPerson(word, language))
    .sort((a, b) => b.length - a.length)
  return punctuationFolded(words.reduce((out, word) => out.replaceAll(word, TITLE_MARK), text))
}

/** Every mark but the question mark as a comma. */
function punctuationFolded(text: string): string {
  return text.replace(/[、；：:;,.。！!“”（）()[\]【】…—-]+/g, '，').replace(/[？?]+/g, '？')
}

/** What is stated to be the rule where nothing is asked is put up to be checked. */
function formsOf(
  plain: string,
  frequencies: readonly FrequencyClaim[],
  { forms, asks, states, tells }: QuestionLanguage,
): Set<FormName> {
  const bare = plain.replace(/[，？]+$/, '')
  const names = Object.keys(forms) as FormName[]
  const found = new Set(names.filter((name) => forms[name].some((expression) => expression.match(bare))))
  const says = (expressions: readonly Expression[]) => expressions.some((one) => one.match(plain))
  const stated = (frequencies.length > 0 || says(states)) && !says(asks) && !says(tells)
  return stated ? found.add('confirm').add('asserts') : found
}

function regulationsOf(
  text: string,
  context: AskContext,
  knowledge: Knowledge,
  language: QuestionLanguage,
): { ids: string[]; named: boolean } {
  const all = knowledge.packs.map(({ meta }) => meta.id)
  const named = namedRegulations(text, knowledge, language)
  if (named.length > 0) return { ids: named, named: true }
  if (language.both.some((expression) => expression.match(text))) return { ids: all, named: true }
  if (context.regulation !== null && all.includes(context.regulation)) {
    return { ids: [context.regulation], named: true }
  }
  return { ids: all, named: false }
}

/** What does not hang on the post: accountability, and whom a regulation binds. */
const OF_ALL = /^(?:accountability\.|general\.scope)/

/** Where no regulation is named but the title exists in one alone, that one answers for the post's duties. */
function narrowed(
  { ids, named }: { ids: string[]; named: boolean },
  titles: readonly PostMatch[],
  forms: ReadonlySet<FormName>,
  topics: readonly Topic[],
): string[] {
  if (named || forms.has('compare') || topics.some(({ id }) => OF_ALL.test(id))) return ids
  const certain = titles.filter(({ score }) => score >= LIKELY)
  const direct = ids.filter((id) =>
    certain.some((match) => match.regulation === id && match.by === undefined),
  )
  return direct.length > 0 ? direct : ids
}

/** 第二十条下面第四小点 → 第二十条第四项; 三十三条 → 第三十三条. */
const LOOSE_ITEM = /(?:下面|里面|当中|中|里)?的?第([一二三四五六七八九十0-9]+)(?:小点|小项|小条|点(?!击|头))/g
const BARE_ARTICLE =
  /(?<![第0-9一二三四五六七八九十百几多])([一二三四五六七八九十百]{2,4}|[0-9]{1,2})条(?=念|读|说|讲|写|是|的|怎|给|，|。|？|$)/g

function citationsIn(question: string, names: readonly RegulationName[]): Citation[] {
  const formal = question.replace(LOOSE_ITEM, '第$1项').replace(BARE_ARTICLE, '第$1条')
  return findCitations(formal, names)
}
