import type { CivilDate } from '../calendar/index.ts'
import type { Block, Citation } from '../reply/index.ts'

export interface AskContext {
  /** Regulation that binds the asker; null = unknown, both answer. */
  regulation: string | null
  /** Everyday title (镇长) or `REG:POST`; null = unknown. */
  post: string | null
  today: CivilDate
}

/**
 * `outside`: by its kind or subject not for the regulations, whatever it is about; `document`: of other documents;
 * `absent`: understood, and the regulations hold nothing on it; `not-understood`: no topic was recognised.
 */
export type Refused = 'empty' | 'outside' | 'document' | 'absent' | 'not-understood'

/** One point of an answer; see `Chosen`. */
export interface Point {
  regulation: string
  topic: string | null
  refs: string[]
  /** Ids of the obligations whose words answer it; empty where it does not rest on how often something is due. */
  rules: string[]
  /** It is the duty of another post than the one asked about. */
  elsewhere: boolean
  /** The regulation has nothing on it; `refs` are then what comes closest. */
  absent: boolean
  /** What is said of it, with the regulation's name. */
  sentence: string
}

/** How the points of an answer were found, and which they are, in the order in which they are said. */
export interface Chosen {
  /**
   * `look-up`: the provisions that the question cites; `topics`: by its topics and posts; `nearest`: by the topic whose
   * words come nearest; `definition`: a word is asked for that no provision defines; `words`: of an imported
   * regulation, the provisions that hold its words.
   */
  by: 'look-up' | 'topics' | 'nearest' | 'definition' | 'words'
  /** What the question took for granted and was corrected in; null where nothing. */
  correction: string | null
  /** `topic` is null for a duty list and a look-up. */
  points: Point[]
}

export interface Answer {
  mode: 'offline' | 'llm'
  refused: boolean
  /** Why it was refused, in one sentence; null where answered. */
  reason: string | null
  blocks: Block[]
  /** What the answer begins with where the question supposes something (不是这样。, a correction); the lead has it too. */
  opening: string
  /** In order of importance; what the answer rests on. */
  citations: Citation[]
  /** Regulations that bind as well and have something on it: said on request. None where absent. */
  also?: { regulation: string; refs: string[] }[]
  /** Provisions near a refused question, offered as such, not part of the answer. */
  nearest: Citation[]
  /** How the question was understood, for `--explain` and for tests. */
  trace: {
    topics: string[]
    posts: string[]
    regulations: string[]
    refs: string[]
    /** Whether the message asks anything at all: a question, a request for the text, a story left open. */
    asks: boolean
    /** Why it was refused; null where answered. */
    refusal?: Refused | null
    /** Id of the rule by which it was refused, where it was by one. */
    rule?: string
    /** What it was made of; nothing where refused. */
    chosen?: Chosen
  }
}

export interface Answerer {
  /**
   * Answers from the regulations or refuses; the same question in the same context gets the same answer.
   * @param topics ids of topics that were chosen for it: it is answered as if it spoke of these.
   */
  ask(question: string, context: AskContext, topics?: readonly string[]): Answer
}
