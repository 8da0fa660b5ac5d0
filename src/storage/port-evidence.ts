/** What makes the ledger evidence: chains of hashes, items of organisations' own, anchors, addresses. See port.ts. */
import type { CalendarUnit, CivilDate } from '../calendar/index.ts'
import type { TenureRow } from './port-tenures.ts'

/** The chains of a store: each table of rows that are never changed. */
export type ChainName = 'ledger' | 'tenure' | 'duty_item'

/**
 * A row of a chain. `body` has every column of the row but `prev` and `hash`, as the database names and holds it;
 * `hash` is `linkOf(prev, digestOf(body))` of src/chain.
 */
export interface ChainLine {
  seq: number
  body: Readonly<Record<string, string | number | null>>
  prev: string
  hash: string
}

/** Where the ledger stands: the number and the hash of its last line; 0 and 64 zeros where it is empty. */
export interface LedgerHead {
  seq: number
  hash: string
}

/** A head that was shown outside, where nobody here can change it. */
export interface AnchorRow extends LedgerHead {
  at: string
  /** Where: `export`, or the address of a group. */
  shown: string
}

/**
 * A duty that an organisation added to a person's list: 年度责任清单, 上级部署. Not the law: its words and its source
 * are what the person stated. Never edited: ending or withdrawing it appends a version.
 */
export interface DutyItemRow {
  id: string
  /** Whose list it is on. */
  person: string
  text: string
  /** Where it comes from: a document, a meeting. */
  source: string
  sourceDate: CivilDate | null
  /** At least so many times every so many of `period`; null where it has no frequency. */
  frequency: { count: number; period: CalendarUnit; every: number } | null
  /** First and last day on which it holds, both included. */
  from: CivilDate
  to: CivilDate | null
  recordedBy: string
  recordedAt: string
}

export type NewDutyItem = DutyItemRow

/** What was taken off the record, which keeps it all the same. */
export type Withdrawn<T> = T & { withdrawnAt: string; withdrawnBy: string | null }

export interface EvidenceStore {
  /** Every line of a chain in order of `seq`. */
  chain(name: ChainName): Promise<ChainLine[]>
  head(): Promise<LedgerHead>
  /** Notes that the head was shown outside; the same head in the same place is noted once. */
  addAnchor(anchor: AnchorRow): Promise<void>
  /** SHA-256 of every file that a line of the ledger attaches, taken down or not, or that an open card holds. */
  filesInUse(): Promise<Set<string>>
  /** Every anchor, oldest first. */
  anchors(): Promise<AnchorRow[]>

  /** The items on a person's list, ended ones among them, withdrawn ones not, in the order in which they were added. */
  dutyItems(person: string): Promise<DutyItemRow[]>
  /** Those that were withdrawn, as they were last, with the instant and by whom. */
  withdrawnDutyItems(person: string): Promise<Withdrawn<DutyItemRow>[]>
  /** The same of tenures, of which nobody noted who withdrew them. */
  withdrawnTenures(person: string): Promise<Withdrawn<TenureRow>[]>
  addDutyItem(item: NewDutyItem): Promise<void>
  /** Appends a version that ends on `to` (null: goes on), or withdraws the item (`null`), which is final. */
  amendDutyItem(
    id: string,
    change: { to: CivilDate | null } | null,
    by: { recordedBy: string; at: string },
  ): Promise<void>

  /** The person whose calendar has this address now; `secret` is a hash of it. null where there is none. */
  calendarPerson(secret: string): Promise<string | null>
  /** When the person's present address was given; null where they have none. */
  calendarSince(person: string): Promise<string | null>
  /** Gives the person this address; the one before no longer leads anywhere. `null` takes it back. */
  setCalendar(person: string, secret: string | null, at: string): Promise<void>

  /**
   * A copy of the database as it is at one moment, while it is in use, into a file that does not exist yet.
   * @throws StoreError where it exists or cannot be written; nothing is left of it then.
   */
  backup(file: string): Promise<void>
  /**
   * Deletes what is kept of a person beside the record: conversation, cards, preferences, own reminders, consents,
   * the address of the calendar, the subscription. Ledger, posts, items and the keys that keep things from happening
   * twice stay. Returns how many rows.
   */
  forgetPerson(person: string, at: string): Promise<number>
}
