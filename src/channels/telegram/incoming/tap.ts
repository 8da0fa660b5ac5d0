import { fromUser, whereOf } from './people.ts'
import type { Tap } from './schema.ts'
import type { Incoming } from './types.ts'

/** What the tap of a button means. */
export function readTap({ id, from, message, data }: Tap): Incoming {
  if (from.is_bot) return { type: 'ignored', why: 'a bot' }
  if (data === undefined) return { type: 'ignored', why: 'a button without data' }
  const where = message ? whereOf(message.chat, message) : null
  if (message && where === null) return { type: 'ignored', why: 'a channel' }
  return {
    type: 'tap',
    from: fromUser(from),
    where,
    // A message that Telegram no longer shows (date 0) cannot be edited either.
    messageId: message && message.date > 0 ? message.message_id : null,
    queryId: id,
    data,
  }
}
