import { type Client, createClient } from './client.ts'
import { download } from './download.ts'
import { ApiError } from './errors.ts'
import { addressed, documentPayload, editPayload, messagePayload, photoPayload } from './payloads.ts'
import type { BotApi } from './types.ts'

export interface BotApiOptions {
  /** As @BotFather gave it. */
  token: string
  /** Another Bot API server, http or https, a path allowed. Default: Telegram's. */
  apiRoot?: string
  /** How long a call may take. Default 15 s; uploads and downloads have four times as much. */
  timeoutMs?: number
}

const TELEGRAM = 'https://api.telegram.org'
const TIMEOUT_MS = 15_000
/** What a call that waits at Telegram may take beyond the wait. */
const POLL_GRACE_MS = 10_000
const TRANSFER_TIMES = 4
/** What we read; Telegram sends nothing else. */
const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const
/** Telegram's: the most that one answer of getUpdates holds. */
const MOST_UPDATES = 100

/**
 * The Bot API over telegraf's client.
 * @throws {TypeError} where `apiRoot` is no http or https address.
 */
export function createBotApi(options: BotApiOptions): BotApi {
  const { token, apiRoot = TELEGRAM, timeoutMs = TIMEOUT_MS } = options
  if (!/^https?:\/\//.test(apiRoot) || !URL.canParse(apiRoot)) {
    throw new TypeError('ZHAODAN_TELEGRAM_API_ROOT 须为 http:// 或 https:// 开头的地址。')
  }
  const client = createClient(token, apiRoot, timeoutMs)
  // A pool of its own: calls that hang must not hold up what is to be received.
  const poll = createClient(token, apiRoot, timeoutMs)
  return {
    async me(signal) {
      const { id, username } = await client.call('getMe', {}, signal ? { signal } : {})
      return { id, username }
    },
    async updates({ offset, waitSeconds, signal }) {
      const updates: unknown = await poll.call(
        'getUpdates',
        { offset, timeout: waitSeconds, limit: MOST_UPDATES, allowed_updates: ALLOWED_UPDATES },
        { signal, timeoutMs: waitSeconds * 1000 + POLL_GRACE_MS },
      )
      if (Array.isArray(updates)) return updates
      throw new ApiError({ method: 'getUpdates', fault: 'unreachable', description: 'no list' })
    },
    async setWebhook({ url, secret }) {
      // One connection: then updates come in their order.
      await client.call('setWebhook', {
        url,
        secret_token: secret,
        max_connections: 1,
        allowed_updates: ALLOWED_UPDATES,
      })
    },
    async deleteWebhook() {
      await client.call('deleteWebhook', { drop_pending_updates: false })
    },
    async setCommands(commands, where) {
      const type = where === 'private' ? 'all_private_chats' : 'all_group_chats'
      await client.call('setMyCommands', { commands, scope: { type } })
    },
    async send(message) {
      return messageId('sendMessage', await client.call('sendMessage', messagePayload(message)))
    },
    edit: (id, message) =>
      unlessUnchanged(() => client.call('editMessageText', editPayload(id, message)) as Promise<unknown>),
    async typing(to) {
      await client.call('sendChatAction', { ...addressed(to), action: 'typing' })
    },
    removeButtons: (chatId, id) =>
      unlessUnchanged(
        () => client.call('editMessageReplyMarkup', { chat_id: chatId, message_id: id }) as Promise<unknown>,
      ),
    async sendDocument(document) {
      const sent = await client.call('sendDocument', documentPayload(document), {
        timeoutMs: timeoutMs * TRANSFER_TIMES,
      })
      return messageId('sendDocument', sent)
    },
    async sendPhoto(photo) {
      const sent = await client.call('sendPhoto', photoPayload(photo), {
        timeoutMs: timeoutMs * TRANSFER_TIMES,
      })
      return messageId('sendPhoto', sent)
    },
    async answerTap(queryId, text) {
      await client.call('answerCallbackQuery', {
        callback_query_id: queryId,
        ...(text === null ? {} : { text }),
      })
    },
    isAdministrator: (chatId, userId) => isAdministrator(client, chatId, userId),
    download: (fileId, maxBytes) =>
      download(client, fileId, {
        maxBytes,
        timeoutMs: timeoutMs * TRANSFER_TIMES,
        ownServer: new URL(apiRoot).host !== new URL(TELEGRAM).host,
      }),
  }
}

function messageId(method: string, sent: unknown): number {
  const id = (sent as { message_id?: unknown } | null)?.message_id
  if (typeof id === 'number') return id
  throw new ApiError({ method, fault: 'unreachable', description: 'no message_id' })
}

/** Telegram refuses an edit that changes nothing; for us it is done. */
async function unlessUnchanged(edit: () => Promise<unknown>): Promise<void> {
  try {
    await edit()
  } catch (error) {
    if (!(error instanceof ApiError && error.description.includes('message is not modified'))) throw error
  }
}

async function isAdministrator(client: Client, chatId: number, userId: number): Promise<boolean> {
  try {
    const member = await client.call('getChatMember', { chat_id: chatId, user_id: userId })
    return member.status === 'creator' || member.status === 'administrator'
  } catch (error) {
    // Somebody whom the chat does not know is none of its administrators.
    const unknown = /(user|member|participant) not found|PARTICIPANT_ID_INVALID|USER_NOT_PARTICIPANT/i
    if (error instanceof ApiError && unknown.test(error.description)) return false
    throw error
  }
}
