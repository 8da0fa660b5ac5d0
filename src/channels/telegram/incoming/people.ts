import { sanitize } from '../../../text/index.ts'
import { addressOf } from '../addresses.ts'
import type { Chat, Message, User } from './schema.ts'
import type { From, Where } from './types.ts'

/** Longest name that is shown; Telegram allows 128 characters. */
const LONGEST_NAME = 64

/** A name from outside on one line, without what would disturb the text around it. */
function shown(name: string): string {
  const line = sanitize(name).replace(/\s+/gu, ' ').trim()
  return [...line].slice(0, LONGEST_NAME).join('')
}

export function fromUser(user: User): From {
  const name = [user.first_name, user.last_name].filter(Boolean).join(' ')
  return { person: addressOf(user.id), userId: user.id, name: shown(name) }
}

export function fromChat(chat: Chat): From {
  return { person: addressOf(chat.id), userId: chat.id, name: shown(chat.title ?? '') }
}

/**
 * Who speaks: the chat where one speaks for itself (an anonymous admin, somebody writing as a channel), since the user
 * given with it is Telegram's stand-in; else the user. null where it is nobody to answer.
 */
export function speakerOf(message: Message): From | null {
  if (message.is_automatic_forward) return null
  if (message.sender_chat) return fromChat(message.sender_chat)
  return message.from && !message.from.is_bot ? fromUser(message.from) : null
}

/** Where it happened; null for a channel, where nobody is answered. */
export function whereOf(
  chat: Chat,
  topic: { message_thread_id?: number | undefined; is_topic_message?: boolean | undefined } = {},
): Where | null {
  const kind = kindOf(chat.type)
  if (kind === null) return null
  return {
    address: addressOf(chat.id),
    chatId: chat.id,
    kind,
    title: kind === 'group' ? shown(chat.title ?? '') || null : null,
    // A thread id without the sign of a topic only says which message a reply hangs from; sending to it is refused.
    thread: topic.is_topic_message ? (topic.message_thread_id ?? null) : null,
  }
}

function kindOf(type: string): Where['kind'] | null {
  if (type === 'private') return 'private'
  return type === 'group' || type === 'supergroup' ? 'group' : null
}
