import type { CivilDate } from '../calendar/index.ts'
import type { ItemState } from '../checklist/index.ts'
import type { KeptFile } from '../files/index.ts'
import type { TopicChoice } from '../interpretation/index.ts'
import type { Attachment, DutyCard, Reply } from '../reply/index.ts'
import type { OutRow, ReminderItemRow, Store } from '../storage/index.ts'
import type { Understanding } from '../understanding/index.ts'

/** A group in which something was said. */
export interface Group {
  /** `tg:-100123` */
  address: string
  title: string | null
  /** Forum topic in which it was said; null or absent where there is none. */
  thread?: number | null
  /**
   * Whether who speaks is an administrator of the group at this moment, as the platform says; null where it could not
   * be asked. Only where {@link Reminding.needsAdministrator}.
   */
  administrator?: boolean | null
}

/** A message or a tap, from any channel. One of `text`, `tap` and `files` is given; `text` may come with `files`. */
export interface IncomingMessage {
  /** Stable id of the person within the product, e.g. `local`. */
  person: string
  text?: string
  /** `Button.action` of the tapped button. */
  tap?: string
  /** The instant at which it was sent. */
  now: Date
  /** Said in a group: then nothing personal is shown that the person has not allowed there. Default: in private. */
  group?: Group
  /**
   * Not the person's own typing: words forwarded from somebody else, or heard and written down by a machine. They are
   * shown back and acted on once the person says so.
   */
  via?: 'forward' | 'voice'
  /** Files that came with the message, kept already; with `text`, or alone. */
  files?: readonly KeptFile[]
  /** Sentences on files that came with it and were not kept, each saying why; shown with the answer. */
  unkept?: readonly string[]
  /** What a model made of `text`, see {@link Conversation.consider}. */
  considered?: Considered
  /** The name that the channel shows for the person; taken for a person not named yet. */
  name?: string
}

/** What a model made of words that were not understood: verified by code, shown for what it is, at most one of the three. */
export interface Considered {
  /** A follow-up as a whole question. */
  question?: string
  /** Topics that it took a question or story to be about. */
  topics?: TopicChoice[]
  /** What it found reported. */
  understood?: Understanding
}

export interface Phrasing {
  signal?: AbortSignal
  /**
   * Longest wait for the first segment and between two, in milliseconds, where nothing is shown meanwhile. Default:
   * none, the deterministic reply being shown already.
   */
  patienceMs?: number
  /** The reply so far. */
  onProgress?: (reply: Reply) => void
}

export interface HistoryLine {
  seq: number
  from: 'person' | 'assistant'
  /** ISO 8601, UTC. */
  at: string
  /** Of a person's line. */
  text?: string
  /** Of the assistant's line. */
  reply?: Reply
}

/** My duties in the quarter that holds `on`, grouped by deadline, what is open first. */
export interface Board {
  on: CivilDate
  period: { name: string; start: CivilDate; end: CivilDate }
  posts: { label: string; from: CivilDate; to: CivilDate | null }[]
  groups: { heading: string; duties: DutyCard[] }[]
  /** What to do where there is nothing to show: no post yet, a post without a duty list. */
  message: string | null
}

/** The days that a checklist is shown for: this quarter, this year, the year before. */
export type ChecklistSpan = 'quarter' | 'year' | 'last-year'

export interface ChecklistEntry {
  seq: number
  /** 11月21日 带队检查 · 某化工厂 · 补录（第 3 号） */
  text: string
  /** Its person linked it to the item; no rule counts it. */
  linked?: boolean
  files: { sha256: string; name: string; mediaType: string; bytes: number }[]
  links: { url: string; title: string | null }[]
}

/** A duty item with what is on record for it. */
export interface ChecklistRow {
  key: string
  /** null of an item of the organisation's own. */
  ref: string | null
  label: string
  /** The law's words, whole and verbatim; of an own item the words that were stated. */
  text: string
  /** Of an own item what it is and where it comes from. */
  remark: string | null
  state: ItemState
  /** With a mark of its own, never colour alone: ○ 还没有记录 */
  stateText: string
  /** How often, and how each period stands; a line a rule. */
  rules: string[]
  /** The newest first. */
  entries: ChecklistEntry[]
}

/** 照单: every duty item of every post held in the span, in words. */
export interface ChecklistView {
  on: CivilDate
  span: { name: string; from: CivilDate; to: CivilDate }
  summary: string | null
  lists: { heading: string; rows: ChecklistRow[] }[]
  /** On record for no item; the newest first. */
  unlinked: ChecklistEntry[]
  withdrawn: ChecklistEntry[]
  /** What is said where there is nothing to show. */
  message: string | null
}

export interface ReaderPart {
  ref: string
  kind: 'paragraph' | 'item'
  text: string
}

export interface ReaderArticle {
  ref: string
  /** 第六条 */
  number: string
  label: string
  text: string
  /** The article's text in pieces, in order; a piece's `ref` is the article's own where it is no provision of its own. */
  parts: ReaderPart[]
}

export interface ReaderChapter {
  /** null where the articles stand in no chapter. */
  ref: string | null
  heading: string
  articles: ReaderArticle[]
}

export interface ReaderView {
  id: string
  shortName: string
  fullName: string
  documentNumber: string | null
  issued: CivilDate
  inForce: CivilDate
  slips: { ref: string; source: string; reading: string; note: string }[]
  chapters: ReaderChapter[]
}

/** A reminder that a digest brings up; see `ReminderItemRow`. */
export type SaidReminder = Pick<ReminderItemRow, 'person' | 'obligation' | 'start'>

/** What a digest comes to at the moment of sending. */
export type DigestNow =
  /** One message, its parts must not be sent apart; and which of the reminders planned it still brings up. */
  | { send: Reply; said: SaidReminder[] }
  /** Nothing is left of it, or it is not the time: the row is given up with this cause, and planned again if need be. */
  | { drop: string }

/** What the core knows of reminders that are sent without being asked for. */
export interface Reminding {
  /**
   * Whether the platform is to be asked who speaks: the message, said or tapped in a group, is one for its
   * administrators (see `Group.administrator`), and they do not come faster than anybody taps. Counts as one that asks.
   */
  needsAdministrator(message: IncomingMessage): boolean
  /**
   * Stores the digests that are due at `now` of chats whose address begins with `prefix` (null: of no channel, which
   * are then in the history at once), a transaction each. Gives the rows that are to be sent; their body is empty of
   * words: what is sent is asked of {@link digest}. Does nothing for a chat planned today already. `told` gets the rows
   * as they are stored, some chats at a time, before the rest is planned.
   */
  planReminders(now: Date, prefix: string | null, told?: (rows: OutRow[]) => void): Promise<OutRow[]>
  /** Whether the row of the outbox is one of {@link planReminders}. */
  isDigest(row: Pick<OutRow, 'key'>): boolean
  /** What the digest says now; what was done since it was planned is left out. */
  digest(row: Pick<OutRow, 'key' | 'address'>, now: Date): Promise<DigestNow>
  /** Marks a digest as sent with what it said; of a private chat that is a line of its history. One transaction. */
  digestSent(
    row: Pick<OutRow, 'seq' | 'key' | 'address'>,
    sent: { messageId: number; reply: Reply; said: SaidReminder[] },
    now: Date,
  ): Promise<void>
}

export interface OpenedAttachment {
  name: string
  mediaType: string
  bytes: Buffer
}

/** The one dialogue core. Channels carry messages in and render replies; nothing here knows a channel. */
export interface Conversation extends Reminding {
  /**
   * The bytes of an attachment of a reply, made now where it is an export. Outside of any transaction; may take seconds.
   * @param by who is given it, a person or a group: refused where it is neither theirs nor of an official whose
   * agreement stands at this moment. Left out: the caller has made sure of the right.
   * @throws {ExportError | FileError | StoreError} each a sentence for the person.
   */
  open(attachment: Attachment, now: Date, by?: string): Promise<OpenedAttachment>
  /** Whether the file of this hash is on the person's record, or on a card of theirs that waits for a tap. */
  holdsFile(person: string, sha256: string): Promise<boolean>
  /**
   * Why files that come with this message are not taken, as a sentence: in a group, or of a guest. null where they
   * are. To be asked before they are fetched and kept. Writes nothing.
   */
  refusesFiles(message: Pick<IncomingMessage, 'person' | 'group' | 'now'>): Promise<string | null>
  /**
   * The calendar at a person's private address, made now; null where the address leads nowhere (any more).
   * @throws {ExportError | StoreError}
   */
  calendar(secret: string, now: Date): Promise<OpenedAttachment | null>
  /** What a newcomer sees first. Writes nothing. */
  welcome(person: string, now: Date): Promise<Reply>
  /**
   * Handles a message. All that it changes is stored in one transaction: of its own, and then the replies are given
   * only after it is durable; or of the caller who gives the `store` of one under way, to store more with it.
   * @throws with a `store` given, whatever failed; nothing of the transaction may then be kept. Without, a StoreError
   * is told in the reply.
   */
  handle(message: IncomingMessage, store?: Store): Promise<Reply[]>
  /**
   * The message with what a model makes of it, where one is configured and the words are not understood without;
   * otherwise as it is. Takes `waitMs` at the most; writes nothing; never rejects but for faults of the product.
   */
  consider(
    message: IncomingMessage,
    options: { waitMs: number; signal?: AbortSignal },
  ): Promise<IncomingMessage>
  /** Whether {@link phrase} has anything to do: a model is configured, and the reply answers a question. */
  phrasable(reply: Reply): boolean
  /**
   * A reply of `handle` in a model's words, every segment verified; kept in the history in its place. null where it
   * stays as it is: no model, no answer of the model that holds, or another message since.
   */
  phrase(message: IncomingMessage, reply: Reply, options?: Phrasing): Promise<Reply | null>
  /** The latest `limit` lines before `beforeSeq`, oldest first. */
  history(person: string, limit: number, beforeSeq?: number): Promise<HistoryLine[]>
  board(person: string, now: Date): Promise<Board>
  checklist(person: string, span: ChecklistSpan, now: Date): Promise<ChecklistView>
  regulations(): { id: string; shortName: string; fullName: string }[]
  regulation(id: string): ReaderView | undefined
}
