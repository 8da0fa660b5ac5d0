import type { IncomingMessage } from '../../conversation/index.ts'
import { ApiError } from './api/index.ts'
import type { Handling } from './handling.ts'
import type { From, Where } from './incoming/types.ts'

/**
 * The message with what Telegram says at this moment of who sent it: whether they administer the group. Asked anew for
 * every message that needs it, and of no other.
 */
export async function withAdministrator(
  handling: Handling,
  message: IncomingMessage,
  { from, where }: { from: From; where: Where },
): Promise<IncomingMessage> {
  if (!message.group || !handling.options.conversation.needsAdministrator(message)) return message
  const administrator = await isAdministrator(handling, from, where)
  return { ...message, group: { ...message.group, administrator } }
}

/** null where Telegram could not be asked. */
async function isAdministrator(
  { api, options }: Handling,
  { userId }: From,
  { chatId }: Where,
): Promise<boolean | null> {
  // An administrator who stays anonymous speaks as the group; any other chat that speaks is a channel of somebody's.
  if (userId < 0) return userId === chatId
  try {
    return await api.isAdministrator(chatId, userId)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    options.log.error('没有能向 Telegram 核实群管理员身份', error)
    return null
  }
}
