/**
 * What the second stage compares candidates by. Shares are 0–1 of the query's weight (idf) that something holds; flags
 * are 0 or 1. “Asked” terms are the query's without the words that only ask and without a document's name that it says.
 */
export const FEATURES = [
  // First stage, as shares of what a document could reach at most
  'words',
  'pairs',
  /** Both together, against the best of all documents. */
  'score',
  /** Words, against the best candidate's. */
  'words-best',

  // What of the query stands in the text or in the name of its document
  'covered-words',
  'covered-pairs',
  /** The greatest share that one line (paragraph, item) has. */
  'line-words',

  // What of the asked terms stands in the text
  /** In one sentence, one line, one line together with the words that open the article. */
  'sentence-asked',
  'item-asked',
  'line-pairs-asked',
  /** With idf inside the document: what tells its articles apart. */
  'own-words',
  'own-pairs',
  /** With idf squared: the rare ones above all. */
  'rare-words',
  'rare-pairs',
  /** Among the first characters. */
  'opening-pairs',
  /** Neighbours in the query that stand near each other, in order. */
  'order',

  // The document
  'name-share',
  'name-said',
  'name-length',
  'name-marked',
  'group-best',
  'group-top',
  /** What the document has, and the article does not say. */
  'group-alone',
  /** A law; the rule of a place that the query does not say. */
  'law',
  'local-unsaid',

  // Where the article stands, in documents that number theirs
  'first',
  'second',
  'place',
  'last',
  'short',

  // Question kinds: the article answers the kind (or fails to, or answers one that was not asked)
  'purpose',
  'scope',
  'effect',
  'effect-last',
  'meaning',
  'defines',
  'sanction',
  'no-sanction',
  'sanction-unasked',
  'breach-unasked',
  'authority',
  'amount',
  'list',
  'permission',
  /** The article whose number the query says, of a document that it names. */
  'number-said',
] as const

export type Feature = (typeof FEATURES)[number]

/** By feature; missing ones count nothing. */
type ByFeature = Readonly<Partial<Record<Feature, number>>>

/** What each feature counts. */
export interface Weights {
  always: ByFeature
  /** What it counts besides, times how much of the asked words the best sentence has: with everyday words it is little. */
  close: ByFeature
  /** What it counts besides, times how much of a candidate's document name the query says at most. */
  titled: ByFeature
}

/** Place of each feature in a row of values. */
export const PLACE = Object.fromEntries(FEATURES.map((feature, place) => [feature, place])) as Record<
  Feature,
  number
>
