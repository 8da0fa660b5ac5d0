import type { FinishedBody, ImportedBody, ReaderView, ReviewBody } from '../wire.ts'

/** A file that is being brought. */
export interface Upload {
  key: number
  name: string
  state: 'waiting' | 'reading' | 'done' | 'failed'
  result?: ImportedBody
  /** One sentence, where it failed. */
  error?: string
}

/** What of the review is shown one after another. */
export type Filter = 'all' | 'open' | 'doubtful' | 'changed'

/** `m` the metadata, `end` the last step, `add` a rule and `add-post` a post to be added; else a subject. */
export type Step = string

export interface ReviewState {
  id: string
  body: ReviewBody
  /** The text beside which it is reviewed. */
  reader: ReaderView
  /** All regulations that are loaded, of which this may be a version. */
  others: { id: string; shortName: string }[]
  step: Step
  filter: Filter
  /** The form that is open at this step. */
  editing: 'change' | 'reject' | null
  /** Words that a rule to be added begins with. */
  adding: { ref: string; quote: string; instead: string | null } | null
  busy: boolean
  /** What went wrong, in one sentence. */
  problem: string | null
  finished: FinishedBody | null
}
