import type { OpenedAttachment } from '../../conversation/index.ts'
import { ExportError } from '../../exports/index.ts'
import { FileError } from '../../files/index.ts'
import type { Attachment } from '../../reply/index.ts'
import { addressOf } from './addresses.ts'
import { ApiError } from './api/index.ts'
import type { BotApi, OutgoingFile } from './api/types.ts'
import type { Delivering } from './delivering.ts'

/** Telegram's limits for what a bot sends: https://core.telegram.org/bots/api#sending-files */
const MOST_UPLOAD_BYTES = 50_000_000
const MOST_PHOTO_BYTES = 10_000_000
/** What Telegram shows as a picture. */
const PICTURES: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp'])
/** A photo that is longer on a side, in pixels, is made smaller, and its small words cannot be read any more. */
const LONGEST_SHARP_SIDE = 2560

/**
 * Sends an attachment: a picture as a photo, anything else as a document, as is a PNG that is larger than photos are
 * shown. It is opened only now. What cannot be made, found or sent is told in one sentence in its place.
 * @returns the id of the message.
 * @throws {ApiError} as any other call does.
 */
export async function sendAttachment(
  { api, options }: Pick<Delivering, 'api' | 'options'>,
  attachment: Attachment,
  chat: Pick<OutgoingFile, 'chatId' | 'thread' | 'replyTo'>,
): Promise<number> {
  const tell = (text: string) => api.send({ ...chat, text, html: false, keyboard: [] })
  let opened: OpenedAttachment
  try {
    opened = await options.conversation.open(attachment, options.clock(), addressOf(chat.chatId))
  } catch (error) {
    if (!(error instanceof ExportError || error instanceof FileError)) throw error
    return tell(error.message)
  }
  const { name, mediaType, bytes } = opened
  if (bytes.byteLength > MOST_UPLOAD_BYTES) return tell(tooBig(attachment, bytes.byteLength))
  const file: OutgoingFile = { ...chat, name, content: bytes, caption: null }
  try {
    return await (goesAsPhoto(mediaType, bytes) ? asPhoto(api, file) : api.sendDocument(file))
  } catch (error) {
    if (!(error instanceof ApiError) || error.fault !== 'too-big') throw error
    return tell(tooBig(attachment, bytes.byteLength))
  }
}

function goesAsPhoto(mediaType: string, bytes: Buffer): boolean {
  if (!PICTURES.has(mediaType) || bytes.byteLength > MOST_PHOTO_BYTES) return false
  return mediaType !== 'image/png' || longestSide(bytes) <= LONGEST_SHARP_SIDE
}

/** Of a PNG, in pixels: its width and height are the first that its first chunk has; 0 where it is cut off before. */
function longestSide(png: Buffer): number {
  return png.byteLength < 24 ? 0 : Math.max(png.readUInt32BE(16), png.readUInt32BE(20))
}

/** Telegram refuses pictures that are very long, or that it cannot read; as a document they arrive as they are. */
async function asPhoto(api: BotApi, file: OutgoingFile): Promise<number> {
  try {
    return await api.sendPhoto(file)
  } catch (error) {
    if (!(error instanceof ApiError) || !['refused', 'too-big'].includes(error.fault)) throw error
    return api.sendDocument(file)
  }
}

function tooBig(attachment: Attachment, bytes: number): string {
  const size = `${Math.ceil(bytes / 1_000_000)} MB`
  const lead = `“${attachment.name}”有 ${size}，超过 Telegram 机器人能发的 50 MB，没有发出。`
  if (!('export' in attachment)) return `${lead}请在照单的网页上打开。`
  const { person, format, from, to } = attachment.export
  const command = `zhaodan export --user ${person} --format ${format} --from ${from} --to ${to}`
  return `${lead}请在照单的网页上下载，或请管理员在运行照单的机器上执行：${command}`
}
