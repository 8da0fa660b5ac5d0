/** A text to be found again: one provision, or one passage of a foreign corpus. */
export interface SearchDocument {
  id: string
  /** What groups documents and may limit a query: a regulation's id, a file's name. */
  group: string
  /** Field texts, weighed by `FIELD_WEIGHTS`. */
  heading: string
  body: string
}

/** A document with its relevance: higher is better; never zero or less. */
export interface Scored {
  id: string
  score: number
  /** Share (0–1) of the query's weight that the document's own words carry. */
  coverage: number
}

/** A provision found by its words. */
export interface Hit {
  ref: string
  /** 《枣庄办法》第六条第（一）项 */
  label: string
  score: number
  coverage: number
  /** Reading text of the provision. */
  text: string
}

/** Score that a field gave, by the kind of term: Latin words and numbers, pairs of characters, single characters. */
export interface FieldScores {
  words: number
  pairs: number
  singles: number
}

/** What a document's score is made of. */
export interface ScoreParts {
  /** Chapter title and the words that open an article; see `FIELD_WEIGHTS`. */
  heading: FieldScores
  body: FieldScores
  /** The query's terms that it has, the weightiest first. */
  terms: { term: string; score: number }[]
}

/** A provision found by its words, with what its score is made of. */
export interface ExplainedHit extends Hit {
  parts: ScoreParts
}

/** A line of a foreign corpus: `doc` is the document it belongs to, `article` its heading or number. */
export interface CorpusLine {
  id: string
  doc: string
  article: string
  text: string
}

/** A line of a foreign corpus found: higher is better; never zero or less. */
export interface CorpusHit {
  id: string
  score: number
}

export interface SearchOptions {
  /** Limits the query to one group (a regulation, a document). */
  group?: string | null
  /** How many are wanted at most; 10 unless told. */
  k?: number
}
