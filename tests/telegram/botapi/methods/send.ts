/** sendMessage, sendDocument, sendPhoto, sendChatAction. */
import { malformed } from '../refusal.ts'
import { outgoingText } from '../text/outgoing.ts'
import type { Message } from '../types.ts'
import { messageJson } from '../world/json.ts'
import { answeredMessage, countMessage, type ReplyParameters, threadOf, writableChat } from './access.ts'
import type { Invocation, Method } from './context.ts'
import { storeUpload } from './files.ts'
import { readKeyboard } from './keyboard.ts'
import { type Kind, objectOf } from './params.ts'

const common: Record<string, Kind> = {
  chat_id: 'chat',
  message_thread_id: 'int',
  parse_mode: 'string',
  disable_notification: 'bool',
  protect_content: 'bool',
  reply_parameters: 'json',
  reply_markup: 'json',
}
const captionParams: Record<string, Kind> = { ...common, caption: 'string', caption_entities: 'json' }
const actions = new Set(
  'typing upload_photo record_video upload_video record_voice upload_voice upload_document choose_sticker find_location record_video_note upload_video_note'.split(
    ' ',
  ),
)
const replyFields = ['message_id', 'chat_id', 'allow_sending_without_reply', 'quote', 'quote_parse_mode']

function replyParameters(value: unknown): ReplyParameters | null {
  if (value === undefined) return null
  const fields = objectOf(value, 'reply parameters', replyFields)
  if (typeof fields.message_id !== 'number')
    throw malformed('can\'t parse reply parameters: Can\'t find field "message_id"')
  return { messageId: fields.message_id, optional: fields.allow_sending_without_reply === true }
}

/** What a text or caption parameter shows. Signs of missing escapes are recorded and let pass, as by Telegram. */
export function shownText(call: Invocation, name: 'text' | 'caption'): Pick<Message, 'text' | 'entities'> {
  const source = call.params.string(name) ?? ''
  const limit = name === 'text' ? 4096 : 1024
  const tooLong = name === 'text' ? 'message is too long' : 'message caption is too long'
  const { text, entities, doubts } = outgoingText(source, call.params.string('parse_mode'), limit, tooLong)
  for (const doubt of doubts) call.context.recorder.violation(call.method, doubt)
  if (name === 'text' && text === '')
    throw malformed(source === '' ? 'message text is empty' : 'text must be non-empty')
  return { text, entities }
}

function deliver(call: Invocation, prepare: () => Partial<Message>): Record<string, unknown> {
  const { world } = call.context
  const { chat, thread } = writableChat(call)
  const answered = answeredMessage(chat, replyParameters(call.params.json('reply_parameters')))
  // Without a topic of its own a message goes where the one that it answers is.
  const place = thread ?? (answered ? threadOf(world, chat, answered.thread ?? undefined) : null)
  const shown = prepare()
  const keyboard = readKeyboard(call.params.json('reply_markup'))
  countMessage(call, chat)
  const message = world.post(chat, {
    from: world.bot,
    ...shown,
    keyboard,
    thread: place,
    replyTo: answered?.id ?? null,
  })
  return messageJson(message)
}

export const sendMethods: Record<string, Method> = {
  sendMessage: {
    params: { ...common, text: 'string', entities: 'json', link_preview_options: 'json' },
    run: (call) => deliver(call, () => shownText(call, 'text')),
  },
  sendDocument: {
    params: { ...captionParams, document: 'file', thumbnail: 'file', disable_content_type_detection: 'bool' },
    run: (call) =>
      deliver(call, () => {
        const file = storeUpload(call, 'document', 50_000_000)
        const document = { file_id: file.id, file_unique_id: `U${file.id}`, file_size: file.size }
        return {
          ...shownText(call, 'caption'),
          what: 'document',
          content: { document: { ...document, file_name: file.name } },
        }
      }),
  },
  sendPhoto: {
    params: { ...captionParams, photo: 'file', has_spoiler: 'bool', show_caption_above_media: 'bool' },
    run: (call) =>
      deliver(call, () => {
        const file = storeUpload(call, 'photo', 10_000_000)
        const size = { file_id: file.id, file_unique_id: `U${file.id}`, file_size: file.size }
        return {
          ...shownText(call, 'caption'),
          what: 'photo',
          content: { photo: [{ ...size, width: 800, height: 600 }] },
        }
      }),
  },
  sendChatAction: {
    params: { chat_id: 'chat', message_thread_id: 'int', action: 'string' },
    run(call) {
      writableChat(call)
      if (!actions.has(call.params.string('action') ?? ''))
        throw malformed('wrong parameter action in request')
      return true
    },
  },
}
