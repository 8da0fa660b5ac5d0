import type { Entity, Message } from './schema.ts'
import type { BotIdentity } from './types.ts'

/** Commands that are ours without the bot's name; any other may be meant for another bot of the group. */
const OWN_COMMANDS = new Set([
  'start',
  'duties',
  'log',
  'ledger',
  'ask',
  'remind',
  'posts',
  'settings',
  'help',
  'cancel',
])
const COMMAND = /^\s*[/／]([A-Za-z0-9_]{1,32})(?:[@＠]([A-Za-z0-9_]{1,32}))?(?![A-Za-z0-9_@＠])/

/** Words as they are meant for us, and whether they name the bot. */
export interface Addressed {
  text: string
  named: boolean
  /** A command that names another bot: not for us, whatever message it answers. */
  forOther: boolean
}

/**
 * Finds the bot's name in the text itself: Telegram takes Chinese characters for letters and marks neither 请@bot nor
 * /menu吧. The name is taken out with the space around it.
 */
export function readAddress(text: string, entities: Entity[], bot: BotIdentity): Addressed {
  const { rest, mentioned } = withoutTextMentions(text, entities, bot.id)
  const command = COMMAND.exec(rest)
  const target = command?.[2]?.toLowerCase()
  const forOther = target !== undefined && target !== bot.username.toLowerCase()
  const ours = command !== null && !forOther && (target !== undefined || isOwn(command[1] as string))
  const name = namePattern(bot.username)
  const inText = name.test(rest)
  const bare = inText || mentioned ? withoutName(rest, name) : rest
  return { text: bare, named: mentioned || inText || ours, forOther: forOther && !inText && !mentioned }
}

/** Whether it answers a message of the bot. Everything in a forum topic hangs from the message that opened it. */
export function answersBot(message: Message, bot: BotIdentity): boolean {
  const answered = message.reply_to_message
  if (answered?.from?.id !== bot.id || answered.forum_topic_created !== undefined) return false
  return !(message.is_topic_message && answered.message_id === message.message_thread_id)
}

function isOwn(command: string): boolean {
  return OWN_COMMANDS.has(command.toLowerCase())
}

/** `@botany` is not `@bot`. */
function namePattern(username: string): RegExp {
  return new RegExp(`(\\s*)[@＠]${username.replace(/\W/g, '\\$&')}(?![A-Za-z0-9_])(\\s*)`, 'gi')
}

function withoutName(text: string, name: RegExp): string {
  const bare = text.replace(name, (all, before: string, after: string, at: number) => {
    const [left, right] = [text.slice(0, at), text.slice(at + all.length)]
    // What follows a command stays apart from it.
    if (/^\s*[/／][A-Za-z0-9_]+$/.test(left)) return before || after
    return gap(before, after, left, right)
  })
  return bare.replace(/^[\s,，:：、]+/u, '').trimEnd()
}

/** A line break stays one, and words of letters stay apart; between Chinese characters nothing is left. */
function gap(before: string, after: string, left: string, right: string): string {
  if (left === '' || right === '') return ''
  if (`${before}${after}`.includes('\n')) return '\n'
  return /[!-~]$/.test(left) && /^[!-~]/.test(right) && before + after !== '' ? ' ' : ''
}

/** People without a name of their own are mentioned by an entity alone; its words are not part of what is said. */
function withoutTextMentions(
  text: string,
  entities: Entity[],
  botId: number,
): { rest: string; mentioned: boolean } {
  const ours = entities
    .filter((entity) => entity.type === 'text_mention' && entity.user?.id === botId && entity.length > 0)
    .sort((a, b) => b.offset - a.offset)
  let rest = text
  for (const { offset, length } of ours) rest = rest.slice(0, offset) + rest.slice(offset + length)
  return { rest, mentioned: ours.length > 0 }
}
