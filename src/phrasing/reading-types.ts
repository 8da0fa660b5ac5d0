/** What stands before the law's words in a sentence. */
export interface Head {
  /** Index in the sentence where the law's words begin. */
  end: number
  /** How it says who is bound: 镇长, the words before the list, 镇长的职责包括. */
  subject: 'post' | 'leadIn' | 'list' | null
  /** 需要 … */
  must: boolean
}

/** A sentence read as joining words and whole clauses of one sentence of a unit. */
export interface Reading {
  head: Head
  /** Indexes of the clauses taken, rising. */
  used: number[]
}
