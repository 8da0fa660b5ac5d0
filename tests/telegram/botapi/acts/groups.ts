/** What happens to a group: who is in it, and its second life as a supergroup. */
import type { Context } from '../methods/index.ts'
import type { Chat, MemberStatus, User } from '../types.ts'
import { chatJson, memberJson, seconds, userJson } from '../world/json.ts'
import type { World } from '../world/world.ts'
import { chatById, userOf } from './lookup.ts'
import { tell } from './people.ts'
import type { Act } from './types.ts'

type ActOf<K extends Act['do']> = Extract<Act, { do: K }>

/** The first member is its creator. The bot is not in it yet. */
export function createGroup(world: World, act: ActOf<'group'>): { id: number } {
  const { title, kind, forum, id } = act
  const chat = world.addGroup(title, {
    ...(kind && { kind }),
    ...(forum !== undefined && { forum }),
    ...(id !== undefined && { id }),
  })
  for (const [index, member] of act.members.entries())
    chat.members.set(userOf(world, member).id, index === 0 ? 'creator' : 'member')
  return { id: chat.id }
}

const inside = (status: MemberStatus | undefined) =>
  status === 'creator' || status === 'administrator' || status === 'member'

function memberUpdate(world: World, chat: Chat, by: User, who: User, from: MemberStatus, to: MemberStatus) {
  return {
    chat: chatJson(chat),
    from: userJson(by),
    date: seconds(world.now()),
    old_chat_member: memberJson(who, from),
    new_chat_member: memberJson(who, to),
  }
}

/** The bot comes, goes, or is made an administrator; it is told by `my_chat_member` and by the service message. */
export function botMember(context: Context, act: ActOf<'bot-member'>): boolean {
  const { world, updates } = context
  const chat = chatById(world, act.chat)
  const by = userOf(world, act.by)
  const before = chat.members.get(world.bot.id) ?? 'left'
  if (before === act.status) return false
  chat.members.set(world.bot.id, act.status)
  updates.push(
    'my_chat_member',
    memberUpdate(world, chat, by, world.bot, before, act.status),
    String(chat.id),
  )
  service(context, chat, by, world.bot, before, act.status)
  return true
}

/** Somebody else comes, goes or rises. */
export function setMember(context: Context, act: ActOf<'member'>): boolean {
  const { world, updates } = context
  const chat = chatById(world, act.chat)
  const user = userOf(world, act.user)
  const before = chat.members.get(user.id) ?? 'left'
  chat.members.set(user.id, act.status)
  const bot = chat.members.get(world.bot.id)
  if (bot === 'administrator')
    updates.push('chat_member', memberUpdate(world, chat, user, user, before, act.status), String(chat.id))
  service(context, chat, user, user, before, act.status)
  return true
}

function service(
  context: Context,
  chat: Chat,
  by: User,
  who: User,
  before: MemberStatus,
  after: MemberStatus,
): void {
  if (inside(before) === inside(after)) return
  const member = userJson(who)
  const content = inside(after)
    ? { new_chat_participant: member, new_chat_member: member, new_chat_members: [member] }
    : { left_chat_participant: member, left_chat_member: member }
  const message = context.world.post(chat, { from: by, what: 'service', content })
  // The bot hears of its own removal, though it is out by then.
  if (who === context.world.bot && !inside(after)) {
    const gone = { ...by }
    context.updates.push(
      'message',
      {
        message_id: message.id,
        from: userJson(gone),
        chat: chatJson(chat),
        date: seconds(message.at),
        ...content,
      },
      String(chat.id),
    )
  } else tell(context, 'message', message)
}

/** A basic group becomes a supergroup under another id; both are told. */
export function migrate(context: Context, id: number): { id: number } {
  const { world } = context
  const old = chatById(world, id)
  if (old.type !== 'group') throw new Error('Only a basic group can become a supergroup.')
  const next = world.addGroup(old.title, { kind: 'supergroup' })
  for (const [member, status] of old.members) next.members.set(member, status)
  const [creator] = [...old.members.keys()]
  const from = userOf(world, creator ?? 0)
  const going = world.post(old, { from, what: 'service', content: { migrate_to_chat_id: next.id } })
  tell(context, 'message', going)
  old.migratedTo = next.id
  const coming = world.post(next, { from, what: 'service', content: { migrate_from_chat_id: old.id } })
  tell(context, 'message', coming)
  return { id: next.id }
}
