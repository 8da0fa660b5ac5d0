/** What a person does: says, edits, taps, blocks. */
import type { Context } from '../methods/index.ts'
import { findEntities } from '../text/entities.ts'
import type { Chat, Message, ShownButton, User } from '../types.ts'
import { chatJson, memberJson, messageJson, seconds, userJson } from '../world/json.ts'
import { keyboards, type World } from '../world/world.ts'
import { chatById, userOf } from './lookup.ts'
import { mediaContent } from './media.ts'
import { reaches } from './privacy.ts'
import type { Act } from './types.ts'

type ActOf<K extends Act['do']> = Extract<Act, { do: K }>

export interface Said {
  message: number
  /** Null where the bot is not told of it: privacy mode, or the bot is not there. */
  update: number | null
}

/** Puts what a person wrote into the chat, and tells the bot where Telegram would. */
export function say(context: Context, act: ActOf<'say'>): Said {
  const { world } = context
  const from = userOf(world, act.user)
  const chat = chatById(world, act.chat ?? act.user)
  const speaks = act.as === undefined ? { from } : standIn(chat, from, act.as)
  if (chat.type === 'private') {
    if (from.blocked) throw new Error('Who has blocked the bot cannot write to it.')
    from.started = true
  } else if (!isThere(chat, from)) throw new Error(`${from.firstName} is not in ${chat.title}.`)
  if (act.text !== undefined && act.text.length > 4096)
    throw new Error('No client sends over 4,096 characters.')
  const { what, content, caption } = mediaContent(world, act.media)
  const text = (act.text ?? caption ?? '').trim()
  const message = world.post(chat, {
    ...speaks,
    at: world.now() - (act.agoMs ?? 0),
    what,
    content,
    text,
    entities: findEntities(text),
    thread: act.thread ?? null,
    replyTo: act.replyTo ?? null,
    forwardOrigin: forwardOrigin(world, act.forwardedFrom),
  })
  return { message: message.id, update: tell(context, 'message', message) }
}

/** Telegram's own accounts stand in for whoever speaks as a chat. */
function standIn(
  chat: Chat,
  user: User,
  as: NonNullable<ActOf<'say'>['as']>,
): Pick<Message, 'from' | 'senderChat'> {
  const bot = { ...user, isBot: true, started: true }
  if (as !== 'group') {
    const channel = { ...bot, id: 136_817_688, firstName: 'Channel', username: 'Channel_Bot' }
    return { from: channel, senderChat: { id: as.channel, type: 'channel', title: as.title } }
  }
  const status = chat.members.get(user.id)
  if (status !== 'creator' && status !== 'administrator')
    throw new Error(`${user.firstName} is no administrator of ${chat.title}.`)
  const anonymous = { ...bot, id: 1_087_968_824, firstName: 'Group', username: 'GroupAnonymousBot' }
  return { from: anonymous, senderChat: { id: chat.id, type: chat.type, title: chat.title } }
}

/** Other words in place of those before. */
export function edit(context: Context, act: ActOf<'edit'>): Said {
  const { world } = context
  const message = chatById(world, act.chat ?? act.user).messages.get(act.message)
  if (message?.from.id !== act.user) throw new Error(`Message ${act.message} is not by ${act.user}.`)
  world.edit(message, { text: act.text, entities: findEntities(act.text) })
  return { message: message.id, update: tell(context, 'edited_message', message) }
}

/** Taps a button that the chat shows. */
export function tap(context: Context, act: ActOf<'tap'>): { query: string; message: number; url?: string } {
  const { world, updates } = context
  const user = userOf(world, act.user)
  const chat = chatById(world, act.chat ?? act.user)
  if (chat.type === 'private' ? chat.id !== user.id : !isThere(chat, user))
    throw new Error(`${user.firstName} is not in ${chat.title}.`)
  const { message, button } = findButton(chat, act)
  if (button.url !== undefined) return { query: '', message: message.id, url: button.url }
  const id = `4${String(world.serial()).padStart(18, '0')}`
  world.taps.set(id, { id, user, chat, at: world.now(), answered: false })
  const shown = act.inaccessible
    ? { chat: chatJson(chat), message_id: message.id, date: 0 }
    : messageJson(message)
  const query = { id, from: userJson(user), chat_instance: String(chat.id), data: button.callback_data }
  updates.push('callback_query', { ...query, message: shown }, String(chat.id))
  return { query: id, message: message.id }
}

function findButton(chat: Chat, act: ActOf<'tap'>): { message: Message; button: ShownButton } {
  if (act.data !== undefined) {
    const message = [...chat.messages.values()].findLast((one) => one.from.isBot)
    if (!message) throw new Error(`${chat.title} has no message of the bot to tap at.`)
    return { message, button: { text: act.label, callback_data: act.data } }
  }
  for (let at = chat.timeline.length - 1; at >= 0; at -= 1) {
    const message = chat.timeline[at]
    if (message?.type !== 'message' || message.deleted) continue
    if (act.message !== undefined && message.id !== act.message) continue
    for (const button of keyboards(message, act.stale ?? false))
      if (button.text === act.label) return { message, button }
  }
  throw new Error(`No message of ${chat.title} shows the button ${act.label}.`)
}

/** Blocks the bot, or lets it back in. */
export function block({ world, updates }: Context, id: number, blocked: boolean): boolean {
  const user = userOf(world, id)
  if (user.blocked === blocked) return false
  user.blocked = blocked
  const member = (now: boolean) => memberJson(world.bot, now ? 'kicked' : 'member')
  updates.push(
    'my_chat_member',
    {
      chat: chatJson(chatById(world, id)),
      from: userJson(user),
      date: seconds(world.now()),
      old_chat_member: member(!blocked),
      new_chat_member: member(blocked),
    },
    String(id),
  )
  return true
}

const isThere = (chat: Chat, user: User) => {
  const status = chat.members.get(user.id)
  return status === 'creator' || status === 'administrator' || status === 'member'
}

/** Adds an update for the message where the bot gets one. */
export function tell(context: Context, kind: 'message' | 'edited_message', message: Message): number | null {
  const { world, updates } = context
  if (!reaches(world, message)) return null
  return updates.push(kind, messageJson(message), String(message.chat.id))
}

function forwardOrigin(world: World, from: number | string | undefined): Record<string, unknown> | null {
  if (from === undefined) return null
  const date = seconds(world.now()) - 3600
  return typeof from === 'string'
    ? { type: 'hidden_user', sender_user_name: from, date }
    : { type: 'user', sender_user: userJson(userOf(world, from)), date }
}
