/** Who did something on Telegram. */
export interface From {
  /** Id of the person within the product: `tg:12345`; of a chat that speaks for itself (anonymous admins) `tg:-100123`. */
  person: string
  userId: number
  /** As Telegram shows it; of no weight for any right. */
  name: string
}

/** Where it happened. */
export interface Where {
  /** `tg:12345`, `tg:-100123`. */
  address: string
  chatId: number
  kind: 'private' | 'group'
  /** Of a group. */
  title: string | null
  /** Forum topic. */
  thread: number | null
}

interface Sent {
  from: From
  where: Where
  messageId: number
  /** The instant at which Telegram took it, ISO 8601 in UTC; null where it does not say. */
  sentAt: string | null
  /** In private always; in a group where it names the bot, answers one of its messages, or is a command for it. */
  addressed: boolean
}

/** A picture or a document, still at Telegram. */
export interface SentFile {
  fileId: string
  /** As the sender's file is called; of a picture one of our own. */
  name: string
  /** null where Telegram does not say it. */
  bytes: number | null
}

/** What an update means to us. */
export type Incoming =
  /** Words: typed, as a caption, or forwarded. The bot's own name is taken out. */
  | (Sent & { type: 'text'; text: string; forwarded: boolean; edited: boolean; video: boolean })
  /** `text` are the words below it, null where there are none; `album` is shared by those that were sent as one. */
  | (Sent & {
      type: 'file'
      file: SentFile
      text: string | null
      album: string | null
      forwarded: boolean
    })
  | (Sent & { type: 'voice'; fileId: string; seconds: number; bytes: number | null; forwarded: boolean })
  /** Something that carries no words we read. */
  | (Sent & {
      type: 'other'
      what: 'video' | 'sticker' | 'location' | 'contact' | 'poll' | 'other'
      /** Shared by the messages of one album, so that it is answered once; null for a message of its own. */
      album: string | null
    })
  /** `data` as the button carried it; `messageId` null where the message is too old for Telegram to say. */
  | { type: 'tap'; from: From; where: Where | null; messageId: number | null; queryId: string; data: string }
  /** The bot was brought into a group, or let back in by one who had blocked it. */
  | { type: 'joined'; from: From; where: Where }
  /** The bot was removed from a group, or blocked. */
  | { type: 'left'; from: From; where: Where }
  /** Somebody else went out of a group, or was put out of it. */
  | { type: 'gone'; person: string; address: string }
  /** The group lives on under another id. Both of Telegram's two notices of it give this. */
  | { type: 'moved'; fromAddress: string; toAddress: string }
  /** Nothing to do: an update of a kind not asked for, another bot, a service message. `why` is for the log. */
  | { type: 'ignored'; why: string }

export interface BotIdentity {
  id: number
  username: string
}
