import type { Answer, AskContext } from '../answers/index.ts'
import type { CivilDate } from '../calendar/index.ts'
import type { Understanding } from '../understanding/index.ts'

/** A question that was asked before in the same chat, and what was shown for it. */
export interface Exchange {
  /** The whole question, as it was answered. */
  question: string
  /** The answer's opening words. */
  shown: string
}

/** How long to wait for a model, and how to stop waiting. */
export interface Waiting {
  timeoutMs: number
  signal?: AbortSignal
}

/** A topic chosen for a story, with the words of the story that led there. */
export interface TopicChoice {
  /** Id of a topic in knowledge/language. */
  topic: string
  /** The topic's name, to be shown. */
  name: string
  words: string
}

/** What a model makes of words that the product does not understand by itself. All of it is verified by code. */
export interface Interpreter {
  /**
   * A follow-up as a whole question, made of words of the conversation alone; null where the words stand for
   * themselves or no such question holds. `exchanges`: latest last.
   */
  completeQuestion(said: string, exchanges: readonly Exchange[], waiting: Waiting): Promise<string | null>
  /** Topics for a question or story that was refused; only of those whose provisions come near it. Latest best first; at most 3. */
  chooseTopics(story: string, refused: Answer, context: AskContext, waiting: Waiting): Promise<TopicChoice[]>
  /**
   * `understood` with the activities that the words report and it lacks; null where there are none. Days and counts are
   * those of the deterministic reading of the message; where it has no day for one, it is to be asked for.
   */
  readActivities(
    said: string,
    understood: Understanding,
    context: { today: CivilDate; posts: readonly string[] },
    waiting: Waiting,
  ): Promise<Understanding | null>
}
