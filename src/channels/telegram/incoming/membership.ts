import { fromChat, fromUser, whereOf } from './people.ts'
import type { MemberStanding, Membership } from './schema.ts'
import type { Incoming } from './types.ts'

/** What a change of the bot's own membership means: of a group, or of its being blocked in private. */
export function readMembership({ chat, from, ...change }: Membership): Incoming {
  const where = whereOf(chat)
  if (where === null) return { type: 'ignored', why: 'a channel' }
  const [before, after] = [isIn(change.old_chat_member), isIn(change.new_chat_member)]
  if (before === after) return { type: 'ignored', why: 'rights changed' }
  // An anonymous admin is given as Telegram's stand-in: then the group itself did it.
  return { type: after ? 'joined' : 'left', from: from.is_bot ? fromChat(chat) : fromUser(from), where }
}

/** A restricted member may be in the chat or out of it. */
function isIn({ status, is_member }: MemberStanding): boolean {
  if (status === 'restricted') return is_member === true
  return status !== 'left' && status !== 'kicked'
}
