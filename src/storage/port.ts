/**
 * What the rest of the product may ask of a store. No word here tells which engine it is; the contract suite in
 * tests/storage holds every implementation to it. All instants are ISO 8601 in UTC, all days civil dates in
 * Asia/Shanghai. Every method that writes resolves only after the commit is durable, and rejects with a StoreError
 * (errors.ts), having stored nothing, where it cannot.
 */
import type { CivilDate } from '../calendar/index.ts'
import type { AccessStore } from './port-access.ts'
import type { ChannelStore } from './port-channels.ts'
import type { EvidenceStore } from './port-evidence.ts'
import type { ReminderStore } from './port-reminders.ts'
import type { NewTenure, TenureRow } from './port-tenures.ts'

export type * from './port-access.ts'
export type * from './port-channels.ts'
export type * from './port-evidence.ts'
export type * from './port-reminders.ts'
export type * from './port-tenures.ts'

export interface Person {
  id: string
  /** As the person wishes to be called; null until known. */
  name: string | null
  createdAt: string
}

/**
 * record, correction, void: an activity and its values. attach, detach: a file or link as evidence. link, unlink: the
 * duty item that it is evidence for. affirm: the official's word for what staff recorded.
 */
export type LedgerKind = 'record' | 'correction' | 'void' | 'attach' | 'detach' | 'link' | 'unlink' | 'affirm'

/** One line of the append-only ledger. */
export interface LedgerRow {
  /** Position in the ledger, rising without gaps, unique for good. */
  seq: number
  id: string
  /** Whose activity it is. */
  person: string
  /** Who wrote it down (the person, or staff on behalf). */
  recordedBy: string
  kind: LedgerKind
  /** Every kind but record: the id of the first `record` of the entry that it is about. */
  amends: string | null
  /** Values in force after this line; for a void, those it withdraws; other kinds repeat those in force. */
  activity: string
  date: CivilDate
  place: string | null
  count: number
  /** Words of the person that this line rests on. */
  words: string
  reason: string | null
  recordedAt: string
  /**
   * Unique for good: the confirmation this line came from. A second write with the same key stores nothing. The lines
   * of one `append` may share a key (one card that holds several activities).
   */
  confirmation: string
  /** What attach, detach, link, unlink and affirm say, as JSON; see src/ledger. Not there for the other kinds. */
  detail?: string
}

export type NewLedgerRow = Omit<LedgerRow, 'seq'>

/** A card waiting for a tap. Survives a restart; consumed once. */
export interface PendingRow {
  id: string
  person: string
  kind: string
  /** JSON of the conversation core's own shape. */
  payload: string
  createdAt: string
  /** null while open. */
  settledAt: string | null
  /** What became of it: confirmed, cancelled, replaced, expired. */
  outcome: string | null
}

/** A line of a person's conversation, kept for the page's history. */
export interface MessageRow {
  seq: number
  person: string
  from: 'person' | 'assistant'
  /** Plain text of the person, or JSON of a Reply. */
  body: string
  at: string
  /** `seq` of the line of the same person that this one is to be read instead of. */
  revises?: number
}

/** What is kept of a chat model's endpoint. */
export interface ModelStore {
  /** How the endpoint (a hash) gives structured output; null where not known. */
  rung(endpoint: string): Promise<string | null>
  keepRung(endpoint: string, rung: string, at: string): Promise<void>
  /** Tokens used on a civil day. */
  tokens(day: CivilDate): Promise<number>
  addTokens(day: CivilDate, tokens: number): Promise<void>
}

export interface Store extends AccessStore, ChannelStore, EvidenceStore, ModelStore, ReminderStore {
  /**
   * Runs `work` on a store whose every read and write belongs to one transaction: all of it is durable once this
   * resolves, none of it happened where it rejects (with what `work` threw, or a StoreError). Work under way holds up
   * every other writer: nothing slow, no network, and no waiting for another write belongs in it. Within it, only the
   * store given may be used, and only until `work` is through; its own `transaction` joins the one under way, and
   * leaves nothing of itself where it rejects.
   */
  transaction<T>(work: (store: Store) => Promise<T>): Promise<T>

  /** The person of this id; null where there is none. */
  person(id: string): Promise<Person | null>
  /** The person of this id, made where there is none. Everything else stored must name a person made so before. */
  ensurePerson(id: string, at: string): Promise<Person>
  namePerson(id: string, name: string): Promise<void>
  /** Small per-person settings such as the region last chosen. Last write wins. */
  preference(person: string, key: string): Promise<string | null>
  setPreference(person: string, key: string, value: string): Promise<void>

  tenures(person: string): Promise<TenureRow[]>
  /** Everybody's tenures of the posts of one regulation, ended ones among them, in the order in which they were added. */
  tenuresOf(regulation: string): Promise<TenureRow[]>
  addTenure(tenure: NewTenure): Promise<TenureRow>
  /** Appends a version of the tenure with another `from`/`to`, or withdraws it (`null`), which is final. */
  amendTenure(id: string, change: { from: CivilDate; to: CivilDate | null } | null, at: string): Promise<void>

  /** Every line of a person's ledger in order of `seq`. */
  ledger(person: string): Promise<LedgerRow[]>
  /**
   * Appends the lines and settles the pending card (outcome `confirmed`) in ONE transaction. Returns `stored: false`
   * and the lines already stored where one of the confirmations was used before; `stored: false` and no line where
   * the card was settled otherwise before (cancelled in another window). All or nothing, and refused as a whole where
   * a line breaks a rule: unknown person or card, an `amends` that names no `record` of the same person.
   */
  append(
    rows: NewLedgerRow[],
    settle?: { pending: string; at: string },
  ): Promise<{ stored: boolean; rows: LedgerRow[] }>

  addPending(row: Omit<PendingRow, 'settledAt' | 'outcome'>): Promise<void>
  pending(id: string): Promise<PendingRow | null>
  /** The open cards of a person, newest first. */
  openPending(person: string): Promise<PendingRow[]>
  /** True where this call settled it, false where it was settled before. */
  settlePending(id: string, outcome: string, at: string): Promise<boolean>

  addMessage(row: Omit<MessageRow, 'seq'>): Promise<MessageRow>
  /** Adds the lines in the order given, all or none; in a transaction at its end at the latest. */
  addMessages(rows: Omit<MessageRow, 'seq'>[]): Promise<void>
  /** The latest `limit` lines, oldest first, before `beforeSeq` if given. */
  messages(person: string, limit: number, beforeSeq?: number): Promise<MessageRow[]>
  /** Forgets the conversation (not the ledger). */
  clearMessages(person: string): Promise<void>

  /**
   * Forgets what was said before the instant: lines of conversations, cards with their words, bodies of updates that
   * were given up, own reminders that were taken back or sent. Ledger, posts, own reminders that stand, however old,
   * and keys that keep things from happening twice stay. Returns how many rows.
   */
  forgetBefore(at: string): Promise<number>

  /** Lets what is under way finish. Later calls are refused with StoreClosedError. */
  close(): Promise<void>
}
