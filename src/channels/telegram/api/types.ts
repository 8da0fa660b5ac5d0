/** The part of the Bot API that the channel uses; telegraf stands behind it and nowhere else. */
import type { BotIdentity } from '../incoming/types.ts'

export interface KeyboardButton {
  text: string
  /** At most 64 bytes of UTF-8. Exactly one of `data` and `url` is given. */
  data?: string
  url?: string
}

export interface OutgoingMessage {
  chatId: number
  thread: number | null
  /** Message it answers; left out by Telegram where that one is gone. */
  replyTo: number | null
  text: string
  /** Whether `text` is Telegram's HTML. */
  html: boolean
  keyboard: KeyboardButton[][]
}

export interface OutgoingFile {
  chatId: number
  thread: number | null
  replyTo: number | null
  /** With its ending; may be Chinese. */
  name: string
  content: Uint8Array
  caption: string | null
}

export interface BotApi {
  /** Rejects with ApiError like every method here. `signal` gives up waiting. */
  me(signal?: AbortSignal): Promise<BotIdentity>
  /** Waits up to `waitSeconds` for updates from `offset` on, which confirms all before it. */
  updates(options: { offset: number; waitSeconds: number; signal: AbortSignal }): Promise<unknown[]>
  setWebhook(options: { url: string; secret: string }): Promise<void>
  deleteWebhook(): Promise<void>
  /** The command menu, in Chinese, of private chats and of groups. */
  setCommands(
    commands: { command: string; description: string }[],
    where: 'private' | 'groups',
  ): Promise<void>
  /** Gives the id of the message. */
  send(message: OutgoingMessage): Promise<number>
  /** Same text and buttons as before count as done. */
  edit(messageId: number, message: OutgoingMessage): Promise<void>
  /** Shows for some five seconds that an answer is being written. */
  typing(to: { chatId: number; thread: number | null }): Promise<void>
  removeButtons(chatId: number, messageId: number): Promise<void>
  sendDocument(document: OutgoingFile): Promise<number>
  /** A picture that Telegram shows; it is made smaller where it is large. */
  sendPhoto(photo: OutgoingFile): Promise<number>
  /** Ends the waiting sign of a button; `text` is shown in passing. */
  answerTap(queryId: string, text: string | null): Promise<void>
  isAdministrator(chatId: number, userId: number): Promise<boolean>
  /** Rejects with ApiError `too-big` beyond `maxBytes`. */
  download(fileId: string, maxBytes: number): Promise<Uint8Array>
}

export type ApiFault =
  /** 409: another process polls with the same token, or a webhook is set. */
  | 'conflict'
  /** 401, 404: the token is not known to Telegram. */
  | 'unauthorized'
  /** 429; `retryAfterSeconds` says when to try again. */
  | 'flood'
  /** 403, or 400 for a chat that is not there: blocked, kicked, deactivated. */
  | 'gone'
  /** 400 with `migrate_to_chat_id`: `movedTo`. */
  | 'moved'
  /** 400: the entities cannot be parsed. */
  | 'entities'
  /** 400: the message to edit or to answer, or the topic, is not there any more. */
  | 'no-such-message'
  /** 400: the tap is too old to be answered. */
  | 'too-late'
  | 'too-big'
  /** Any other 4xx: sending it again is of no use. */
  | 'refused'
  /** 5xx, no connection, no answer in time, an answer that is no JSON: trying again may help. */
  | 'unreachable'
