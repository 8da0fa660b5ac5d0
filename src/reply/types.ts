/**
 * What every answer and every reply is made of. Channels render it; nothing here knows a channel.
 * All text is plain text: a renderer escapes it.
 */

/** A provision and verbatim words of it. `quote` is a contiguous part of the provision's reading text. */
export interface Citation {
  ref: string
  label: string
  quote: string
}

export type Block =
  /** The answer itself, or a short statement. */
  | { type: 'lead'; text: string }
  | { type: 'heading'; text: string }
  | { type: 'text'; text: string }
  /** The law's words with their citation. */
  | { type: 'quote'; citation: Citation }
  | { type: 'list'; items: string[] }
  /** One duty with its state. */
  | { type: 'duty'; duty: DutyCard }
  /** A remark of lesser weight: the reading taken, how a date was understood. */
  | { type: 'note'; text: string }

export interface DutyCard {
  obligation: string
  /** 带队检查 … */
  title: string
  state: 'open' | 'met' | 'upcoming' | 'missed' | 'uncounted'
  /** In words, never colour alone, with the deadline where there is one: 未完成，12月31日前，还有 40 天 */
  stateText: string
  /** Of lesser weight; of what comes round often how the periods before went: 本季度已过 8 周，都已完成. */
  remark?: string
  done: number
  required: number | null
  /** Civil dates, both inclusive; null for duties without a number. */
  start: string | null
  end: string | null
  daysLeft: number | null
  partial: boolean
  citation: Citation
  /** The reading taken where the text leaves room. */
  reading?: string
}

/** `action` is an opaque id that the conversation core understands when it comes back as a tap. */
export interface Button {
  label: string
  action: string
  /** Opens this address instead of sending the action, where a channel can do that: goes on in private. */
  url?: string
  /** What most people will want of these buttons; at most one of a reply. A channel may set it off. */
  primary?: true
}

export type ExportFormat = 'dossier' | 'docx' | 'xlsx' | 'ics' | 'json' | 'png'

/** What is to be made of a person's record, at the moment at which somebody takes it. */
export interface ExportSpec {
  person: string
  format: ExportFormat
  /** First and last day, both included. */
  from: string
  to: string
  /** Of pictures. Default light. */
  theme?: 'light' | 'dark'
}

/**
 * A file that goes with a reply: text, a file of the evidence by its SHA-256, or something that is made when it is sent
 * or opened (`Conversation.open` gives its bytes).
 */
export type Attachment = { name: string; mediaType: string } & (
  | { content: string }
  | { file: string }
  | { export: ExportSpec }
)

/** A question as it was put to the regulations. */
export interface Asked {
  question: string
  /** What was known of who asked; see `AskContext`. */
  regulation: string | null
  post: string | null
  /** Civil day. */
  today: string
}

export interface Reply {
  blocks: Block[]
  citations: Citation[]
  buttons: Button[][]
  attachments: Attachment[]
  /** It takes the place of the message whose button was tapped, where a channel can do that. */
  replaces?: true
  /**
   * A reading text, and the action that gives it again: a channel of small messages shows it page by page instead of
   * in several messages.
   */
  paged?: string
  /** The question that it answers, where it answers one from the regulations. */
  asked?: Asked
  /** Of no further use once read (此操作已过期): a channel may show it in passing. */
  passing?: true
  /** What in its words is shown this once and kept nowhere: letters, digits, `-`, `_`, `:`, `/` and `.` alone. */
  secret?: string
  /** The head of the ledger that its words show; noted once it is sent. */
  anchor?: { seq: number; hash: string }
  /** Said without being asked, to be found in the history: a reminder. Set where it is kept. */
  unasked?: true
}
