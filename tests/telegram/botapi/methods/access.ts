/** Which chats and messages the bot may reach, in Telegram's order of checks. */
import { forbidden, malformed, Refusal, refused } from '../refusal.ts'
import type { Chat, Message } from '../types.ts'
import type { World } from '../world/world.ts'
import type { Invocation } from './context.ts'

/**
 * The chat the call names.
 * @throws Refusal where it is not there, has moved, or the bot may not read it.
 */
export function chatOf({ context, params }: Invocation): Chat {
  const id = params.chat('chat_id')
  if (id === undefined) throw malformed('chat_id is empty')
  const chat = context.world.chats.get(id)
  if (!chat) throw refused('chat not found')
  if (chat.migratedTo !== null)
    throw new Refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
      parameters: { migrate_to_chat_id: chat.migratedTo },
    })
  if (chat.type !== 'private') {
    const status = chat.members.get(context.world.bot.id)
    if (status === 'kicked') throw forbidden(`bot was kicked from the ${chat.type} chat`)
    if (status === undefined || status === 'left')
      throw forbidden(`bot is not a member of the ${chat.type} chat`)
  }
  return chat
}

/**
 * The chat and topic that the call writes to.
 * @throws Refusal also where the person never started or blocked the bot, and where the topic is gone or closed.
 */
export function writableChat(call: Invocation): { chat: Chat; thread: number | null } {
  const chat = chatOf(call)
  const { world } = call.context
  const user = chat.type === 'private' ? world.users.get(chat.id) : undefined
  if (user?.deactivated) throw forbidden('user is deactivated')
  if (user?.blocked) throw forbidden('bot was blocked by the user')
  if (user && !user.started) throw forbidden("bot can't initiate conversation with a user")
  if (chat.muted) throw refused('not enough rights to send text messages to the chat')
  return { chat, thread: threadOf(world, chat, call.params.int('message_thread_id')) }
}

/** The topic to write to. @throws Refusal where it is gone or closed. */
export function threadOf(world: World, chat: Chat, thread: number | undefined): number | null {
  if (thread === undefined || thread === 0) return null
  if (chat.type !== 'private' && !chat.forum) return null
  const topic = chat.topics.get(thread)
  if (!topic) throw refused('message thread not found')
  if (topic.closed && chat.members.get(world.bot.id) !== 'administrator') throw refused('TOPIC_CLOSED')
  return thread
}

/** The message that a new one answers; null where none is named or it may be left out. */
export function answeredMessage(chat: Chat, reply: ReplyParameters | null): Message | null {
  if (!reply) return null
  const message = chat.messages.get(reply.messageId)
  if (!message && !reply.optional) throw refused('message to be replied not found')
  return message ?? null
}

export interface ReplyParameters {
  messageId: number
  /** `allow_sending_without_reply`. */
  optional: boolean
}

/** One of the bot's own messages. `doing`: `edit`, `delete`. */
export function messageOf(call: Invocation, chat: Chat, doing: string): Message {
  const id = call.params.int('message_id')
  if (id === undefined) throw malformed('message identifier is not specified')
  const message = chat.messages.get(id)
  if (!message) throw refused(`message to ${doing} not found`)
  return message
}

/**
 * Counts what is sent, or edited: Telegram's limits are the same.
 * @throws Refusal where it is too much.
 */
export function countMessage({ context: { flood, recorder }, method }: Invocation, chat: Chat): void {
  if (flood.tooEarly(chat.id))
    recorder.violation(method, 'called again before the time told by retry_after was over')
  const refusal = flood.take({ id: chat.id, group: chat.type !== 'private' })
  if (refusal) throw refusal
}
