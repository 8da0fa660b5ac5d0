import type { Ref } from '../../regulation/index.ts'
import type { Expression } from './expression.ts'
import type { ClaimUnit, FormName, OutsideKind } from './schema.ts'

/** What a question may be about, and the ways people say so. */
export interface Topic {
  id: string
  name: string
  strong: Expression[]
  weak: Expression[]
  follow: string[]
  unless: string[]
  /** Topics, or the beginnings of their ids, that give way to this one. */
  over: string[]
  negatable: boolean
  titles: boolean
  activities: string[]
  instead: string | null
  when: FormName | null
}

/** What lies outside the regulations, and how to say so. */
export interface OutsideRule {
  id: string
  kind: OutsideKind
  when: Expression[]
  except: Expression[]
  /** Gives way where officials' answerability is asked about. */
  yields: boolean
  /** Of no regulation whatever; else of the shipped ones alone. */
  everywhere: boolean
  /** Looks only at the clause that asks, so that words of a story told before it do not count. */
  asking: boolean
  reason: string
}

export interface Correction {
  when: Expression[]
  topics: string[]
  says: string
  keep: boolean
  regulations: string[] | null
}

/** A question that the text leaves open. */
export interface Unwritten extends Correction {
  refuse: boolean
}

/** Where one regulation answers a topic. */
export interface TopicProvisions {
  refs: Ref[]
  says: string | null
  often: string | null
  onlyPosts: string[] | null
}

/** That a regulation has nothing on a topic, and what comes closest. */
export interface TopicAbsence {
  says: string
  closest: Ref[]
}

/** Everything the reader of questions knows about words; loaded once. */
export interface QuestionLanguage {
  topics: Topic[]
  topic(id: string): Topic | undefined
  forms: Record<FormName, Expression[]>
  /** Clauses that would change the text or the rules: taken out before the question is read. */
  orders: Expression[]
  /** Words of questions and of requests for the text. */
  asks: Expression[]
  /** Words of reports, news and instructions passed on. */
  tells: Expression[]
  /** Words by which something is said to be the rule. */
  states: Expression[]
  /** That the regulations are spoken of, not one of them alone. */
  both: Expression[]
  levels: [level: string, expressions: Expression[]][]
  regulationWords: [regulation: string, expressions: Expression[]][]
  fillers: Expression[]
  /** Words of asking alone, which do not say what about. */
  askingWords: Expression[]
  /** Denials that are taken out before topics marked `negatable` are looked for. */
  negations: Expression[]
  /** Words that look like titles and are none, with what to read instead. */
  notTitles: [string, string][]
  /** Last characters of titles that people hold. */
  personEndings: string
  /** Place names that also arise where two words meet. */
  seams: string[]
  periods: Record<ClaimUnit, string[]>
  outside: OutsideRule[]
  leaders: Expression[]
  /** Words of the field: without any, a question that no topic fits is not guessed at. */
  domain: Expression[]
  enterpriseLeaders: Expression[]
  /** Topics that speak of enterprises by their nature. */
  enterpriseTopics: string[]
  corrections: Correction[]
  unwritten: Unwritten[]
  contrastTerms: string[]
  spelling: { terms: string[]; keep: string[]; replace: [string, string][]; pinyin: string[] }
  english: [phrase: string, chinese: string][]
  provisionsOf(regulation: string, topic: string): TopicProvisions | undefined
  absenceOf(regulation: string, topic: string): TopicAbsence | undefined
}
