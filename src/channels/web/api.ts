/** What the page and the server say to each other, beside the types of the conversation core. */
import type { Reply } from '../../reply/index.ts'

/** `GET /api/session` */
export interface Session {
  /** The product's clock, ISO 8601 in UTC. */
  now: string
  /** True while ZHAODAN_NOW is set: the clock does not show the real time. */
  rehearsal: boolean
  /** True where regulations can be brought. */
  canImport: boolean
  /** True where files can be attached. */
  canAttach: boolean
  /** True where the visitor logged in with an access token and may log out. */
  canLogOut: boolean
}

/** `POST /api/messages`; the answer is one {@link MessageLine} a line (application/x-ndjson). */
export interface MessageBody {
  /** Chosen by the client, one per message: a message sent again with the same id is not handled twice. */
  id: string
  text?: string
  /** Ids of files that were brought within the last hour (see `FileBody`), with `text` or alone. */
  files?: string[]
  /** `Button.action` of the tapped button. */
  tap?: string
}

/**
 * First every Reply. Where a model then puts one of them in its words, {@link PhrasingLine} says so, any number of
 * {@link RevisedLine} show it growing, and one that is final ends it. Closing the connection ends it too.
 */
export type MessageLine = Reply | PhrasingLine | RevisedLine

/** All replies have come; the one of this index is being phrased. */
export interface PhrasingLine {
  phrasing: number
}

/** What the reply of this index has become so far; at the end null where it stays as it was. */
export type RevisedLine =
  | { revised: number; reply: Reply; final: false }
  | { revised: number; reply: Reply | null; final: true }

/** Every answer other than 2xx. */
export interface ErrorBody {
  /** One sentence for the person. */
  error: string
}
