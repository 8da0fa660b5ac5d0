import type { Answer, QuestionExplained } from '../../answers/index.ts'
import type { ExplainedHit } from '../../retrieval/index.ts'
import type { ModelWatch } from '../asking.ts'

/** Where an answer comes from, as `ask --explain --json` gives it. */
export interface Explanation {
  understood: QuestionExplained
  /** The provisions nearest by their words, best first, whether or not these decided; `rank` from 1. */
  candidates: (Omit<ExplainedHit, 'text'> & { rank: number; chosen: boolean })[]
  chosen: {
    by: NonNullable<Answer['trace']['chosen']>['by'] | 'refused'
    /** Kind of the refusal and the rule that it goes by; null where answered, or by no rule. */
    refusal: NonNullable<Answer['trace']['refusal']> | null
    rule: string | null
    correction: string | null
    points: NonNullable<Answer['trace']['chosen']>['points']
  }
  /** Every quotation of the answer held against the text as issued. */
  citations: { ref: string; label: string; verbatim: boolean }[]
  /** Offered beside a refusal. */
  nearest: { ref: string; label: string }[]
  /** null where no model was asked. */
  model: ModelWatch | null
}
