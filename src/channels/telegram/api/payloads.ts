import type { InlineKeyboardMarkup, Opts } from 'telegraf/types'
import type { KeyboardButton, OutgoingFile, OutgoingMessage } from './types.ts'

/** The topic 通用 of a forum: messages from it carry this id, but Telegram refuses it for sending. */
const GENERAL_TOPIC = 1

export function messagePayload(message: OutgoingMessage): Opts<'sendMessage'> {
  return {
    ...addressed(message),
    ...(message.replyTo === null ? {} : { reply_parameters: replyTo(message.replyTo) }),
    ...content(message),
  }
}

/** Without a keyboard, Telegram takes the message's own away. */
export function editPayload(messageId: number, message: OutgoingMessage): Opts<'editMessageText'> {
  return { chat_id: message.chatId, message_id: messageId, ...content(message) }
}

export function documentPayload(file: OutgoingFile): Opts<'sendDocument'> {
  return { ...filePayload(file), document: uploadOf(file) }
}

export function photoPayload(file: OutgoingFile): Opts<'sendPhoto'> {
  return { ...filePayload(file), photo: uploadOf(file) }
}

function uploadOf({ content, name }: OutgoingFile) {
  return { source: Buffer.from(content), filename: safeName(name) }
}

function filePayload(file: OutgoingFile) {
  return {
    ...addressed(file),
    ...(file.caption === null ? {} : { caption: file.caption }),
    // telegraf drops every object of a multipart upload that it does not know; as text it goes through, and Telegram
    // reads objects as JSON there.
    ...(file.replyTo === null ? {} : { reply_parameters: JSON.stringify(replyTo(file.replyTo)) as never }),
  }
}

export function addressed(to: { chatId: number; thread: number | null }) {
  const thread = to.thread === null || to.thread === GENERAL_TOPIC ? {} : { message_thread_id: to.thread }
  return { chat_id: to.chatId, ...thread }
}

function replyTo(messageId: number) {
  return { message_id: messageId, allow_sending_without_reply: true }
}

function content({ text, html, keyboard }: OutgoingMessage) {
  return {
    text,
    ...(html ? { parse_mode: 'HTML' as const } : {}),
    link_preview_options: { is_disabled: true },
    ...(keyboard.length === 0 ? {} : { reply_markup: markup(keyboard) }),
  }
}

function markup(keyboard: KeyboardButton[][]): InlineKeyboardMarkup {
  return {
    inline_keyboard: keyboard.map((row) =>
      row.map(({ text, data, url }) =>
        url === undefined ? { text, callback_data: data ?? '' } : { text, url },
      ),
    ),
  }
}

/** telegraf writes the name into a header line as it is. */
function safeName(name: string): string {
  return name.replace(/["\\\r\n]/g, '_')
}
