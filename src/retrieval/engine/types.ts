/**
 * What the engine and the ranking say to each other. The engine finds the documents that share terms with a query
 * (first stage: BM25F, all documents); the ranking puts the best of them in order (second stage, some hundreds).
 *
 * Numbers instead of names: documents, groups and terms are counted from 0 in the order in which they came.
 */

/** A text to be found again: an article, a provision, a passage of a foreign corpus. */
export interface IndexDocument {
  id: string
  /** Key of the document it belongs to (a regulation's id, a file's name): limits a query, and gathers evidence. */
  group: string
  /** The group's name with its short names, apart by spaces. That of a group's first document holds for the group. */
  name: string
  /** Headings above it and its own: 第二章 安全生产保障. Empty where there are none. */
  path: string
  /** Its printed number: 第三条, 第二十五条之一, 4.2.1. Empty where it has none. */
  number: string
  /** Text without its number. Lines are paragraphs. */
  body: string
}

/** Parts of a document with a weight and a length of their own. */
export type Field = 'name' | 'path' | 'body'

/** Settings of the first stage. A change needs an index built anew: the scores stand in the postings. */
export interface FirstStageParameters {
  /** Part of the fingerprint of a stored index; say a new one with every change. */
  revision: string
  /** BM25 saturation: the lower, the less a second occurrence adds. */
  k1: number
  /** How much a word in this field counts, against 1 in the body. */
  weights: Record<Field, number>
  /** Length normalisation, 0–1. */
  b: Record<Field, number>
  /** What a pair of neighbouring characters counts against a word. */
  pairWeight: number
  /** How many of the first stage the ranking gets to see, at least `k`. */
  candidates: number
}

/** What a query asks of the first stage. The query analysis makes it; {@link QueryTerms} is what the index knows of it. */
export interface FirstStageQuery {
  /** Normalised words with their weights, usually how often they occur in the query; what is unknown is left out. */
  words: ReadonlyMap<string, number>
  /** Pairs of characters with their weights. */
  pairs: ReadonlyMap<string, number>
  /** Only documents of this group. */
  group?: number | null
}

/** Terms of a query that the index knows, in order of the query. */
export interface QueryTerms {
  /** Term numbers; words and pairs are counted together, so no number means both. */
  ids: Uint32Array
  weights: Float32Array
  /** ln(1 + (N - n + 0.5) / (n + 0.5)) */
  idf: Float32Array
  /** Weight times idf of the terms that no document has, idf taken as that of a term in no document. */
  unknown: number
}

/** What the first stage found. The arrays are reused: they hold until the next search. */
export interface FirstStage {
  words: QueryTerms
  pairs: QueryTerms
  /** Score by document number, from words alone; 0 where nothing is shared. Out of the wanted group: undefined. */
  wordScores: Float32Array
  /** The same from words and pairs together: the pairs' part is the difference, `pairWeight` in it. */
  scores: Float32Array
  /** Document numbers, best first by `scores`, ties in order of the documents. */
  candidates: Uint32Array
  /**
   * By group number: its best document's summed score, over all documents (not only the candidates) that reach a fifth
   * of the best score; 0 where none does.
   */
  groupBest: Float32Array
  /** By group number: mean of its three best such scores, missing ones as 0. */
  groupTop: Float32Array
}

/** Marks in {@link IndexView.words} that are no words. */
export const SENTENCE_END = 0xffff_fffe
export const PARAGRAPH_END = 0xffff_ffff

/** What can be read of an index. Looking up is by number and never fails for numbers that the index gave. */
export interface IndexView {
  readonly size: number
  readonly groupCount: number
  id(document: number): string
  /** By document number. */
  readonly groupOf: Uint32Array
  /** By document number: its place inside its group, from 0. */
  readonly placeOf: Uint32Array
  /** By document number: whole number read out of `number` (第三条 → 3, 第二十五条之一 → 25), 0 where there is none. */
  readonly articleOf: Uint16Array
  /** By document number: words in its body. */
  readonly lengthOf: Uint32Array
  /** Number of terms, words and pairs together; term numbers are below it. */
  readonly termCount: number
  /** Documents of a group in order; a view, not to be changed. */
  documentsOf(group: number): Uint32Array
  /** How many they are. */
  groupSize(group: number): number
  /** By group number. */
  groupKey(group: number): string
  /** Normalised name with its short names. */
  groupName(group: number): string
  /** Number of the group with this key, as written; null where there is none. */
  groupByKey(key: string): number | null
  /** Mean number of words in a body, 0 in an empty index. */
  readonly averageLength: number

  /** Term numbers of the body's words in order, with {@link SENTENCE_END} and {@link PARAGRAPH_END} between. A fresh array or a view that holds until the next call. */
  words(document: number): Uint32Array
  /** The same of its headings. */
  pathWords(document: number): Uint32Array
  /** Normalised body (folded, simplified, lower case). */
  text(document: number): string
  /** The same as UTF-16 units; a view, not to be changed. */
  units(document: number): Uint16Array
  /** Normalised headings. */
  path(document: number): string
  /** Number of a word or, of two characters, of a pair; -1 where no document has it. */
  wordId(word: string): number
  pairId(pair: string): number
  /** Documents that have the term in any field. */
  frequencyOf(term: number): number
  idfOf(term: number): number
}

/** A document with its final score. */
export interface Ranked {
  document: number
  score: number
}

/**
 * The second stage: orders the candidates, and may bring in others (documents of a group that the query names).
 * @returns best first, at most `k`; ties in order of the documents. Documents out of the wanted group are dropped.
 */
export type Rerank<Query> = (view: IndexView, query: Query, first: FirstStage, k: number) => Ranked[]
