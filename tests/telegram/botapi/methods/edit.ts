/** editMessageText, editMessageReplyMarkup, deleteMessage, answerCallbackQuery. */
import { malformed, refused } from '../refusal.ts'
import type { Message, ShownButton } from '../types.ts'
import { messageJson } from '../world/json.ts'
import { chatOf, countMessage, messageOf, writableChat } from './access.ts'
import type { Invocation, Method } from './context.ts'
import { readKeyboard } from './keyboard.ts'
import { shownText } from './send.ts'

const notModified =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message'
const deletableMs = 48 * 3_600_000

/** The bot's own message to edit, after the checks of the chat. */
function editable(call: Invocation): Message {
  const { chat } = writableChat(call)
  const message = messageOf(call, chat, 'edit')
  if (message.from.id !== call.context.world.bot.id) throw refused("message can't be edited")
  countMessage(call, chat)
  return message
}

function change(call: Invocation, message: Message, shown: Partial<Message> & { keyboard: ShownButton[][] }) {
  const after = { text: message.text, entities: message.entities, ...shown }
  const same = (one: Pick<Message, 'text' | 'entities' | 'keyboard'>) =>
    JSON.stringify([one.text, one.entities, one.keyboard])
  if (same(after) === same(message)) throw refused(notModified)
  call.context.world.edit(message, shown)
  return messageJson(message)
}

export const editMethods: Record<string, Method> = {
  editMessageText: {
    params: {
      chat_id: 'chat',
      message_id: 'int',
      text: 'string',
      parse_mode: 'string',
      entities: 'json',
      link_preview_options: 'json',
      reply_markup: 'json',
    },
    run(call) {
      const message = editable(call)
      const shown = shownText(call, 'text')
      const keyboard = readKeyboard(call.params.json('reply_markup'))
      if (message.what !== 'text') throw refused('there is no text in the message to edit')
      return change(call, message, { ...shown, keyboard })
    },
  },
  editMessageReplyMarkup: {
    params: { chat_id: 'chat', message_id: 'int', reply_markup: 'json' },
    run: (call) => change(call, editable(call), { keyboard: readKeyboard(call.params.json('reply_markup')) }),
  },
  deleteMessage: {
    params: { chat_id: 'chat', message_id: 'int' },
    run(call) {
      const { world } = call.context
      const chat = chatOf(call)
      const message = messageOf(call, chat, 'delete')
      const admin = chat.members.get(world.bot.id) === 'administrator'
      const own = message.from.id === world.bot.id || chat.type === 'private'
      if ((!own && !admin) || (!admin && world.now() - message.at >= deletableMs))
        throw refused("message can't be deleted")
      world.delete(message)
      return true
    },
  },
  answerCallbackQuery: {
    params: {
      callback_query_id: 'string',
      text: 'string',
      show_alert: 'bool',
      url: 'string',
      cache_time: 'int',
    },
    run({ context, params }) {
      const { world, tapLifetimeMs } = context
      const text = params.string('text') ?? ''
      const tap = world.taps.get(params.string('callback_query_id') ?? '')
      if (!text.isWellFormed()) throw malformed('strings must be encoded in UTF-8')
      if (text.length > 200) throw malformed('MESSAGE_TOO_LONG')
      if (!tap || world.now() - tap.at > tapLifetimeMs)
        throw refused('query is too old and response timeout expired or query ID is invalid')
      tap.answered = true
      if (text !== '') world.toast(tap.chat, tap.user, text, params.bool('show_alert'))
      return true
    },
  },
}
