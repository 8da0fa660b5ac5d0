import type { Answer } from '../answers/index.ts'
import type { ModelFault } from '../model/index.ts'
import type { Ref } from '../regulation/index.ts'

/** Something that code knows about who asks, as a full sentence: 您任镇长…本季度带队检查已记录0次，12月31日前，还有40天。 */
export interface Fact {
  text: string
  /** The provisions that it applies. */
  refs: Ref[]
}

/** What a segment may rest on: a provision of the answer, or a fact. */
export interface Source {
  /** `1`, `2`, … of provisions; `F1`, … of facts. */
  id: string
  kind: 'provision' | 'fact'
  /** Of a provision. */
  ref: Ref | null
  /** 《枣庄办法》第十六条第（三）项; 事实 */
  label: string
  /** The law's words, or the fact's. */
  text: string
  /** Of an item: the words before the list it stands in (区长…履行下列职责：); empty else. */
  leadIn: string
}

/** A piece of the model's answer as it came. */
export interface Segment {
  text: string
  rests: { source: string; words: string }[]
}

/** Why a segment is not shown. */
export type SegmentFault =
  /** Too long, empty, marks that are no plain text, no source named. */
  | 'form'
  /** It names a source that was not given. */
  | 'unknown-source'
  /** The words are not the source's. */
  | 'misquoted'
  /** A number, frequency, day, deadline, penalty, post, article or regulation that what it rests on does not have. */
  | 'unsupported-term'
  /** Words that stand neither in what it rests on nor in the question nor among the joining words. */
  | 'unsupported-words'
  /** The source's words joined so that they say something else: another order, a leap over a post or a negation. */
  | 'rearranged'
  /** It concludes that somebody is or is not answerable. */
  | 'verdict'

export interface PhraseRequest {
  /** The whole question. */
  question: string
  /** The answer without a model; neither refused nor without citation. */
  answer: Answer
  facts: Fact[]
  signal?: AbortSignal
  /** Longest wait for the first segment that holds, and between two, in milliseconds; null = only `totalMs` counts. */
  patienceMs: number | null
  totalMs: number
  /** The answer so far, each time a segment was found to hold. */
  onProgress?: (answer: Answer) => void
  /** What became of the segments: after the first answer of the model, and after the second where it was asked again. */
  onRound?: (round: PhrasingRound) => void
}

/** The segments of an answer after the model has given its own. */
export interface PhrasingRound {
  /** Those that hold so far, with the places that they rest on. */
  held: { text: string; rests: string[] }[]
  /** Those that do not: why, and the words that show it. */
  failed: { text: string; fault: SegmentFault; at: string }[]
  /** Provisions that the answer must rest on and does not. */
  missing: string[]
}

/** `answer` has `mode: 'llm'`; without one, `why`. */
export type Phrased = { answer: Answer } | { answer: null; why: ModelFault | 'not-whole' }

export interface Phraser {
  /** Name of the model, for the note under an answer. */
  readonly name: string
  /**
   * The same answer in a model's words, each segment verified against the provisions it rests on; or none, where the
   * model gave none, or not all of what the answer must have. Never rejects but for faults of the product.
   */
  phrase(request: PhraseRequest): Promise<Phrased>
}
