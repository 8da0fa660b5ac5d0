/** The world as the Bot API shows it. */
import type { Chat, MemberStatus, Message, User } from '../types.ts'

export const seconds = (ms: number): number => Math.floor(ms / 1000)

export const userJson = (user: User): Record<string, unknown> => ({
  id: user.id,
  is_bot: user.isBot,
  first_name: user.firstName,
  ...(user.username === null ? {} : { username: user.username }),
  ...(user.isBot ? {} : { language_code: 'zh-hans' }),
})

export const chatJson = (chat: Chat): Record<string, unknown> =>
  chat.type === 'private'
    ? { id: chat.id, type: 'private', first_name: chat.title }
    : { id: chat.id, type: chat.type, title: chat.title, ...(chat.forum ? { is_forum: true } : {}) }

/** `nested`: as another message's `reply_to_message`, which carries none of its own. */
export function messageJson(message: Message, nested = false): Record<string, unknown> {
  const { chat } = message
  const answered = message.replyTo === null || nested ? undefined : chat.messages.get(message.replyTo)
  const isText = message.what === 'text'
  return {
    message_id: message.id,
    ...(message.thread === null ? {} : { message_thread_id: message.thread, is_topic_message: true }),
    from: userJson(message.from),
    ...(message.senderChat === null ? {} : { sender_chat: message.senderChat }),
    chat: chatJson(chat),
    date: seconds(message.at),
    ...(message.editedAt === null ? {} : { edit_date: seconds(message.editedAt) }),
    ...(message.forwardOrigin ? { forward_origin: message.forwardOrigin } : {}),
    ...(answered ? { reply_to_message: messageJson(answered, true) } : {}),
    ...message.content,
    ...(message.text === '' ? {} : { [isText ? 'text' : 'caption']: message.text }),
    ...(message.entities.length === 0
      ? {}
      : { [isText ? 'entities' : 'caption_entities']: message.entities }),
    ...(message.keyboard.length === 0 ? {} : { reply_markup: { inline_keyboard: message.keyboard } }),
  }
}

const fullRights = { can_manage_chat: true, can_delete_messages: true, can_pin_messages: true }

export function memberJson(user: User, status: MemberStatus): Record<string, unknown> {
  const base = { status, user: userJson(user) }
  if (status === 'creator') return { ...base, is_anonymous: false }
  if (status === 'administrator') return { ...base, can_be_edited: false, is_anonymous: false, ...fullRights }
  return status === 'kicked' ? { ...base, until_date: 0 } : base
}
