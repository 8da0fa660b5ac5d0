import { z } from 'zod'
import { addressOf } from '../addresses.ts'
import { readMembership } from './membership.ts'
import { readMessage } from './message.ts'
import { membershipSchema, messageSchema, tapSchema } from './schema.ts'
import { readTap } from './tap.ts'
import type { BotIdentity, Incoming } from './types.ts'

/** Lane of what belongs to no chat that is known: one for all, so that nothing is out of order. */
const NO_CHAT = 'tg'

/** What an update carries is named by its one field beside the id. */
const readers: Record<string, (body: unknown, bot: BotIdentity) => Incoming> = {
  message: reader(messageSchema, (message, bot) => readMessage(message, bot, false)),
  edited_message: reader(messageSchema, (message, bot) => readMessage(message, bot, true)),
  callback_query: reader(tapSchema, readTap),
  my_chat_member: reader(membershipSchema, readMembership),
}

function reader<T>(
  schema: z.ZodType<T>,
  read: (value: T, bot: BotIdentity) => Incoming,
): (body: unknown, bot: BotIdentity) => Incoming {
  return (body, bot) => {
    const parsed = schema.safeParse(body)
    return parsed.success ? read(parsed.data, bot) : { type: 'ignored', why: unreadable(parsed.error) }
  }
}

/**
 * What an update of the Bot API means to us. Pure; never throws: what cannot be read is `ignored`, and says which field
 * was not as expected, without what stood in it.
 */
export function readUpdate(update: unknown, bot: BotIdentity): Incoming {
  const found = fieldOf(update)
  if (found) return found.read(found.body, bot)
  return { type: 'ignored', why: 'an update of a kind not asked for' }
}

function fieldOf(update: unknown) {
  if (typeof update !== 'object' || update === null) return null
  for (const [name, read] of Object.entries(readers)) {
    if (Object.hasOwn(update, name)) return { read, body: (update as Record<string, unknown>)[name] }
  }
  return null
}

function unreadable(error: z.ZodError): string {
  const path = error.issues[0]?.path.join('.') ?? ''
  return `unreadable: ${path === '' ? 'no object' : path}`
}

const chatOnly = z.looseObject({ chat: z.looseObject({ id: z.number().int() }) })
const tapOnly = z.looseObject({
  from: z.looseObject({ id: z.number().int() }),
  message: chatOnly.optional().catch(undefined),
})

/**
 * The lane in which an update waits its turn: the address of its chat; of a tap without a message the private chat of
 * the one who tapped. Never throws.
 */
export function laneOf(update: unknown): string {
  const body = fieldOf(update)?.body
  const chat = chatOnly.safeParse(body)
  if (chat.success) return addressOf(chat.data.chat.id)
  const tap = tapOnly.safeParse(body)
  return tap.success ? addressOf(tap.data.message?.chat.id ?? tap.data.from.id) : NO_CHAT
}
