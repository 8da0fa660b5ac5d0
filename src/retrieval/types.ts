import type { Gains } from './meant.ts'

/** A provision found. */
export interface Hit {
  ref: string
  /** 《枣庄办法》第六条第（一）项 */
  label: string
  /** The higher the nearer; comparable within one query only. */
  score: number
  /** Share (0–1) of the query's pairs of characters that its own words carry, the rarer the weightier. */
  coverage: number
  /** Reading text of the provision. */
  text: string
}

/** Score that a field gave, by the kind of term: words, and pairs of neighbouring characters. */
export interface FieldScores {
  words: number
  pairs: number
}

/** What a document's score by words is made of. */
export interface WordParts {
  /** The regulation's names. */
  name: FieldScores
  /** Chapter title, the article's own, and the words that open an article. */
  heading: FieldScores
  body: FieldScores
  /** The query's terms that it has, the weightiest first. */
  terms: { term: string; score: number }[]
}

/** What a provision's score is made of: the first stage's, what the second changes of it, and what the query names. */
export interface ScoreParts extends WordParts {
  /** What reading the text beside the query adds to the score by words, or takes from it. */
  reading: number
  meant: Gains
}

/** A provision found, with what its score is made of. */
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

/** A line of a foreign corpus found: the higher the nearer; comparable within one query only. */
export interface CorpusHit {
  id: string
  score: number
}
