/** A line of a corpus: `doc` is the document it belongs to, `article` its number or heading. */
export interface Line {
  id: string
  doc: string
  article: string
  text: string
}

export interface Query {
  qid: string
  query: string
  /** Limits the query to one document. */
  doc: string | null
}

/** An engine over a corpus, built. */
export interface Engine {
  /** Ids of the lines nearest to a query, best first, at most `k`. */
  search(query: string, doc: string | null, k: number): string[]
}

/** Takes a corpus line by line; what it needs again it keeps itself. */
export interface Builder {
  add(line: Line): void
  finish(): Engine | Promise<Engine>
}

/** Opens an engine; whatever it loads for that counts as building. */
export type Open = () => Promise<Builder>

/** What one engine did, in a process of its own. */
export interface Run {
  engine: string
  /** Reading the corpus included. */
  buildSeconds: number
  /** Highest resident memory of the process. */
  peakMb: number
  /** Milliseconds of each query, in their order. */
  ms: number[]
  /** Ids that each query gave, by qid. */
  found: Record<string, string[]>
}
