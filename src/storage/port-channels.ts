/** What came in through a channel, what is to go out, and the chats themselves. See port.ts for what holds for every method. */

/** Something that a channel was given and has stored before it acknowledged it. */
export interface InboxRow {
  /** `tg`; with `id` unique for good. */
  channel: string
  /** The channel's own rising number: Telegram's update_id. */
  id: number
  /** Rows of one lane are handled in order of `id`: the address of the chat. */
  lane: string
  /** JSON of the channel's own; emptied once settled, so that nothing said is kept here longer than needed. */
  body: string
  receivedAt: string
  attempts: number
  /** null while it waits. */
  settledAt: string | null
  /** done; parked: given up after the last attempt. */
  outcome: 'done' | 'parked' | null
  /** Why the last attempt failed; no personal words. */
  cause: string | null
}

export type NewInboxRow = Pick<InboxRow, 'channel' | 'id' | 'lane' | 'body' | 'receivedAt'>

/** One reply on its way to a chat. A channel may send it as several messages, in order. */
export interface OutRow {
  seq: number
  /** Unique for good: what was stored once is never stored again. */
  key: string
  /** `tg:12345`, `tg:-100123`: the chat. A person's private chat has the person's own id. */
  address: string
  /** Forum topic within the chat. */
  thread: number | null
  /** The platform's id of the message that it answers. */
  replyTo: number | null
  /** The platform's id of the message whose place it takes. */
  replaces: number | null
  /** JSON of a Reply; emptied once settled. */
  body: string
  createdAt: string
  /** How many messages of it have gone out, with the platform's ids. */
  messageIds: number[]
  attempts: number
  settledAt: string | null
  outcome: 'sent' | 'undeliverable' | null
  cause: string | null
}

export type NewOutRow = Pick<
  OutRow,
  'key' | 'address' | 'thread' | 'replyTo' | 'replaces' | 'body' | 'createdAt'
>

export interface ChatRow {
  address: string
  kind: 'private' | 'group'
  title: string | null
  /** The person who brought the product into the group; of a private chat the person. */
  owner: string | null
  /** False once the platform says that nothing can be sent there. */
  active: boolean
  cause: string | null
  /** Where the platform moved the chat to. */
  movedTo: string | null
  updatedAt: string
}

export interface ChannelStore {
  /** Stores the rows in one transaction; returns those that were new, in the order given. */
  storeIncoming(rows: NewInboxRow[]): Promise<InboxRow[]>
  /** What waits, in order of `id`. */
  waitingIncoming(channel: string): Promise<InboxRow[]>
  /** Counts a failed attempt; with `park` it is given up (its body stays). */
  failIncoming(
    channel: string,
    id: number,
    failure: { cause: string; at: string; park: boolean },
  ): Promise<void>
  /** Parked rows, oldest first. */
  parkedIncoming(channel: string): Promise<InboxRow[]>
  /** Settles the rows as done; gives the ids of those that were not settled before. */
  finishIncoming(channel: string, ids: number[], at: string): Promise<number[]>

  /** Stores what is to be sent; rows whose key was used before are left out. Returns those stored. */
  addOutgoing(rows: NewOutRow[]): Promise<OutRow[]>
  /** What waits to be sent to addresses that begin with `prefix`, in order of `seq`, beyond `afterSeq` if given. */
  waitingOutgoing(prefix: string, afterSeq?: number): Promise<OutRow[]>
  /** One message of the row is out; with `last` the row is sent. A row settled before stays as it is. */
  markSent(seq: number, messageId: number, at: string, last: boolean): Promise<void>
  /** Counts a failed attempt; with `giveUp` it is undeliverable. */
  failOutgoing(seq: number, failure: { cause: string; at: string; giveUp: boolean }): Promise<void>

  chat(address: string): Promise<ChatRow | null>
  chats(): Promise<ChatRow[]>
  /** Last write wins. */
  putChat(chat: ChatRow): Promise<void>
  /**
   * Carries settings, consents, the subscription and what waits to be sent over to the new address, in one
   * transaction; what was set or said there already holds: where the new address has a subscription that was ever on, the
   * old one is switched off, and those who take part in it do so in the other; one that never was changes places with
   * the old one. Ids of messages and topics are left behind. Again: no effect.
   */
  moveChat(from: string, to: string, at: string): Promise<void>
  /** Small settings of a chat. Last write wins; they move with it. */
  chatSetting(address: string, key: string): Promise<string | null>
  setChatSetting(address: string, key: string, value: string): Promise<void>
  /** Whether the person allows what is personal to be shown in the group. Never unless said. */
  consents(person: string): Promise<{ address: string; given: boolean; at: string }[]>
  setConsent(person: string, address: string, given: boolean, at: string): Promise<void>

  /** Keeps what a short id of a button stands for; an id known before is left as it is. */
  keepActions(actions: { id: string; action: string }[]): Promise<void>
  action(id: string): Promise<string | null>
}
