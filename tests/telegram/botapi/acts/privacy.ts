/** Which messages of a group the bot is told of. */
import type { Message } from '../types.ts'
import type { World } from '../world/world.ts'

/**
 * Everything in private; in a group everything to an administrator or without privacy mode, else service messages,
 * answers to the bot, commands for it or for nobody in particular, and messages that mention it. A command or mention
 * counts only where Telegram finds an entity.
 */
export function reaches(world: World, message: Message): boolean {
  const { chat } = message
  if (chat.type === 'private') return true
  const status = chat.members.get(world.bot.id)
  if (status === undefined || status === 'left' || status === 'kicked') return false
  if (status === 'administrator' || !world.privacy || message.what === 'service') return true
  const answered = message.replyTo === null ? undefined : chat.messages.get(message.replyTo)
  if (answered?.from.id === world.bot.id) return true
  const own = `@${world.bot.username?.toLowerCase()}`
  return message.entities.some(({ type, offset, length }) => {
    const words = message.text.slice(offset, offset + length).toLowerCase()
    if (type === 'mention') return words === own
    return type === 'bot_command' && (!words.includes('@') || words.endsWith(own))
  })
}
