/** What the page and the server say to each other, beside the types of the conversation core. */

/** `GET /api/session` */
export interface Session {
  /** The product's clock, ISO 8601 in UTC. */
  now: string
  /** True while ZHAODAN_NOW is set: the clock does not show the real time. */
  rehearsal: boolean
  /** True where the visitor logged in with an access token and may log out. */
  canLogOut: boolean
}

/** `POST /api/messages`; the answer is one Reply a line (application/x-ndjson). */
export interface MessageBody {
  /** Chosen by the client, one per message: a message sent again with the same id is not handled twice. */
  id: string
  text?: string
  /** `Button.action` of the tapped button. */
  tap?: string
}

/** Every answer other than 2xx. */
export interface ErrorBody {
  /** One sentence for the person. */
  error: string
}
