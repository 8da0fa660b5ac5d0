import { civilDateOf } from '../../../calendar/index.ts'
import { addressOf } from '../addresses.ts'
import { answersBot, readAddress } from './addressing.ts'
import { fromUser, speakerOf, whereOf } from './people.ts'
import type { Message, User } from './schema.ts'
import type { BotIdentity, Incoming, SentFile, Where } from './types.ts'

/** Fields that say what a message without words is, the telling one first: a venue has a location, too. */
const CONTENT: readonly (readonly [string, (Incoming & { type: 'other' })['what']])[] = [
  ['sticker', 'sticker'],
  ['location', 'location'],
  ['venue', 'location'],
  ['contact', 'contact'],
  ['poll', 'poll'],
  ['animation', 'video'],
  ['video', 'video'],
  ['dice', 'other'],
  ['game', 'other'],
  ['story', 'other'],
  ['paid_media', 'other'],
  ['checklist', 'other'],
  ['invoice', 'other'],
]
/** No instant beyond it is written as a date. */
const LATEST_UNIX_S = 8.64e12

const ignored = (why: string): Incoming => ({ type: 'ignored', why })

/** What a message, sent or edited, means. */
export function readMessage(message: Message, bot: BotIdentity, edited: boolean): Incoming {
  const moved = migration(message)
  if (moved) return moved
  const where = whereOf(message.chat, message)
  if (where === null) return ignored('a channel')
  if (message.left_chat_member) return gone(message.left_chat_member, where)
  const from = speakerOf(message)
  if (from === null) return ignored('a bot, or nobody')
  if (message.via_bot?.id === bot.id) return ignored('own words')
  const words = message.text ?? message.caption
  const address = readAddress(
    words ?? '',
    (message.text === undefined ? message.caption_entities : message.entities) ?? [],
    bot,
  )
  const addressed =
    where.kind === 'private' || address.named || (answersBot(message, bot) && !address.forOther)
  const sent = {
    from,
    where,
    messageId: message.message_id,
    sentAt: instantOf(edited ? (message.edit_date ?? message.date) : message.date),
    addressed,
  }
  const forwarded = isForwarded(message)
  const file = edited ? null : fileOf(message)
  if (file) {
    const text = words === undefined ? null : address.text
    return { ...sent, type: 'file', file, text, album: message.media_group_id ?? null, forwarded }
  }
  // Words under a recording are certain; they are what is acted on.
  if (words !== undefined) {
    return { ...sent, type: 'text', text: address.text, forwarded, edited, video: isVideo(message) }
  }
  // The edits of a message without words are those of a position that is shared on: nothing new is said.
  if (edited) return ignored('an edit without words')
  const recording = message.voice ?? message.audio ?? message.video_note
  if (recording) {
    const { file_id: fileId, duration: seconds, file_size: bytes = null } = recording
    return { ...sent, type: 'voice', fileId, seconds, bytes, forwarded }
  }
  const content = CONTENT.find(([field]) => message[field] !== undefined && message[field] !== null)
  if (!content) return ignored('a service message')
  return { ...sent, type: 'other', what: content[1], album: message.media_group_id ?? null }
}

/** Telegram tells it in both chats, in each from its own side. */
function migration({ chat, migrate_to_chat_id: to, migrate_from_chat_id: from }: Message): Incoming | null {
  if (to !== undefined) return { type: 'moved', fromAddress: addressOf(chat.id), toAddress: addressOf(to) }
  if (from !== undefined)
    return { type: 'moved', fromAddress: addressOf(from), toAddress: addressOf(chat.id) }
  return null
}

/** Whoever told of it, be it an administrator, is not who went. Of the bot itself its membership tells. */
function gone(who: User, { kind, address }: Where): Incoming {
  if (who.is_bot || kind !== 'group') return ignored('a service message')
  return { type: 'gone', person: fromUser(who).person, address }
}

/** The largest size of a picture, or a document; null where the message has neither. */
function fileOf(message: Message): SentFile | null {
  if (isVideo(message)) return null
  const { photo, document } = message
  const largest = photo?.toSorted((a, b) => b.width * b.height - a.width * a.height)[0]
  const found = largest ?? document
  if (!found) return null
  const name = document?.file_name ?? (largest ? pictureName(message) : `文件-${message.message_id}`)
  return { fileId: found.file_id, name, bytes: found.file_size ?? null }
}

/** Telegram keeps no name of a picture, and makes a JPEG of each: 照片-20261121-1234.jpg */
function pictureName({ date, message_id: id }: Message): string {
  const sent = instantOf(date)
  const day = sent === null ? '' : `${civilDateOf(new Date(sent)).replaceAll('-', '')}-`
  return `照片-${day}${id}.jpg`
}

function isVideo({ video, animation }: Message): boolean {
  return (video ?? animation ?? null) !== null
}

/** Not the sender's own typing: forwarded (older servers say it by the date alone), or written by another bot. */
function isForwarded(message: Message): boolean {
  return (
    message.forward_origin !== undefined ||
    message.forward_date !== undefined ||
    message.forward_from !== undefined ||
    message.via_bot !== undefined
  )
}

function instantOf(unixSeconds: number): string | null {
  if (unixSeconds <= 0 || unixSeconds > LATEST_UNIX_S) return null
  return new Date(unixSeconds * 1000).toISOString()
}
