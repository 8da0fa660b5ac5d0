/** What a question may be after; each is a rule of language/search.yaml. A question may be of several kinds, or none. */
export const QUESTION_KINDS = [
  'purpose',
  'scope',
  'effect',
  'meaning',
  'sanction',
  'authority',
  'amount',
  'list',
  'permission',
] as const

export type QuestionKind = (typeof QUESTION_KINDS)[number]

/** How queries are read: language/search.yaml, compiled. */
export interface SearchLanguage {
  /** By kind: how a question asks, and how an article answers. */
  kinds: Record<QuestionKind, { asks: RegExp; answers: RegExp }>
  /** How an article on penalties begins. */
  breach: RegExp
  /** What a definition is asked with; the first group is the term. */
  defined: readonly RegExp[]
  /** Source of the expression by which an article defines the term; X stands for the term. */
  definition: string
  /** Words that ask and are not what is asked for. */
  asking: ReadonlySet<string>
  askingText: RegExp
  /** What a document's name may be said without: 中华人民共和国. */
  nameOpenings: readonly string[]
  /** A document's name that is that of a law. */
  law: RegExp
  /** A document's name that begins with a place; the first group is the place. */
  local: RegExp
}

/** A query as both stages of the search read it. */
export interface AnalysedQuery {
  /** Normalised, without white space. */
  text: string
  /** Each word once, with its weight in the first stage. */
  words: ReadonlyMap<string, number>
  /** Each pair of neighbouring Chinese characters once. */
  pairs: ReadonlyMap<string, number>
  kinds: ReadonlySet<QuestionKind>
  /** The term whose meaning is asked for; null where none is. */
  definition: RegExp | null
}
