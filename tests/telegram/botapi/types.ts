/** What the world of the loopback server is made of. Times are milliseconds since 1970 in the server's own clock. */

export interface User {
  id: number
  isBot: boolean
  firstName: string
  username: string | null
  /** Has ever written to the bot in private. */
  started: boolean
  blocked: boolean
  deactivated: boolean
}

export type MemberStatus = 'creator' | 'administrator' | 'member' | 'left' | 'kicked'

export interface Topic {
  name: string
  closed: boolean
}

export interface Chat {
  id: number
  type: 'private' | 'group' | 'supergroup'
  /** Title of a group, name of the person in private. */
  title: string
  forum: boolean
  /** The bot's messages are refused though it is a member. */
  muted: boolean
  members: Map<number, MemberStatus>
  topics: Map<number, Topic>
  messages: Map<number, Message>
  /** Messages and toasts in the order in which the chat shows them. */
  timeline: (Message | Toast)[]
  nextMessageId: number
  migratedTo: number | null
}

/** Positions and lengths in UTF-16 units. */
export interface Entity {
  type: string
  offset: number
  length: number
  url?: string
  language?: string
}

export interface ShownButton {
  text: string
  callback_data?: string
  url?: string
}

interface Shown {
  text: string
  entities: Entity[]
  keyboard: ShownButton[][]
}

export interface Message extends Shown {
  type: 'message'
  id: number
  chat: Chat
  from: User
  /** The chat that speaks where none of its people does by name: an anonymous administrator, a channel. */
  senderChat: { id: number; type: string; title: string } | null
  at: number
  thread: number | null
  replyTo: number | null
  /** `text`, `document`, `voice`, `sticker`, …, `service`. */
  what: string
  /** Fields of the Bot API that only this kind of message has: `voice`, `document`, `new_chat_members`, … */
  content: Record<string, unknown>
  forwardOrigin: Record<string, unknown> | null
  editedAt: number | null
  /** What it showed before each edit. */
  earlier: Shown[]
  deleted: boolean
  /** The world's count of changes when it was sent or last changed. */
  changed: number
}

/** A notice shown in passing after a tap. */
export interface Toast {
  type: 'toast'
  at: number
  to: User
  text: string
  alert: boolean
  changed: number
}

export interface StoredFile {
  id: string
  path: string
  name: string
  content: Uint8Array
  /** What Telegram says of its size, which may differ for files too large to be kept here. */
  size: number
}

export interface Tap {
  id: string
  user: User
  chat: Chat
  at: number
  answered: boolean
}

/** One call of the Bot API. */
export interface Call {
  /** ISO 8601, the server's clock. */
  at: string
  /** Milliseconds of the process' own steady clock, for spans between calls. */
  tick: number
  method: string
  /** As read; a file stands as `{name, size}`. */
  params: Record<string, unknown>
  /** HTTP status answered; 0 while under way, -1 where no answer was given. */
  status: number
  description: string | null
}

export interface Violation {
  at: string
  method: string
  what: string
}

export interface Uploaded {
  name: string
  type: string
  content: Uint8Array
}
