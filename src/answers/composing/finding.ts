import type { Ref } from '../../regulation/index.ts'

/** One point of an answer: a sentence, and the provisions that bear it. */
export interface Finding {
  regulation: string
  /** Topic it answers; null for a duty list or a look-up. */
  topic: string | null
  /** A full sentence without the regulation's name. */
  sentence: string
  refs: Ref[]
  /** It is the duty of another post than the one asked about. */
  elsewhere: boolean
  /** The regulation has nothing on it; `refs` are then what comes closest. */
  absent: boolean
  /** Whether what the question supposes is so; null where it supposes nothing. */
  verdict: 'agrees' | 'differs' | null
  /** The reading taken where the text leaves room. */
  note: string | null
  /** Ids of the obligations that it states. */
  rules?: string[]
  /** How often, where it says so, as `period count`, sorted. */
  times?: string[]
  /** Lines of a list that belongs to the sentence. */
  lines?: string[]
}

export function finding(
  parts: Partial<Finding> & Pick<Finding, 'regulation' | 'sentence' | 'refs'>,
): Finding {
  return { topic: null, absent: false, elsewhere: false, verdict: null, note: null, ...parts }
}
