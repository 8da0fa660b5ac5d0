import type { Reply } from '../../reply/index.ts'
import type { OutRow, Store } from '../../storage/index.ts'
import type { Delivery, Pace } from '../delivery/index.ts'
import { ApiError } from './api/index.ts'
import type { BotApi, OutgoingMessage } from './api/types.ts'
import { leaveChat } from './chats.ts'
import { ADDRESS_PREFIX, inboxOf, type TelegramOptions } from './options.ts'
import { type Part, type Rendered, render } from './render/index.ts'

export interface Delivering {
  options: TelegramOptions
  api: BotApi
  pace: Pace
  /** Further rows that were stored to be sent. */
  stored: (rows: OutRow[]) => void
}

/** A reply as it is stored to be sent; `page` of one that is shown page by page. */
type StoredReply = Reply & { page?: number }

/**
 * Sends what is left of a stored reply, message by message, each marked once Telegram has taken it. What Telegram
 * says is not to be sent again is not; what it refuses for its form is sent in a plainer one.
 */
export async function deliver(delivering: Delivering, row: OutRow, signal: AbortSignal): Promise<Delivery> {
  const { store } = delivering.options
  // A chat that has just written to us can be written to; asking the store for it would be in vain.
  const chat = row.key.startsWith(`${inboxOf(delivering.options.token)}:`)
    ? null
    : await store.chat(row.address)
  if (chat && !chat.active) return { outcome: 'undeliverable', cause: chat.cause ?? 'inactive' }
  const rendered = renderedOf(row.body, isGroup(row.address))
  try {
    await keepActions(store, rendered)
    await sendRest(delivering, row, rendered, signal)
    return { outcome: 'sent' }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return afterFault(delivering, row, error)
  }
}

/** The latest renderings: what is asked often is answered in the same words. */
const renderings = new Map<string, Rendered>()
const MOST_RENDERINGS = 200

function renderedOf(body: string, group: boolean): Rendered {
  const key = `${group ? 'group' : 'private'} ${body}`
  const known = renderings.get(key)
  if (known) return known
  const { page, ...reply } = JSON.parse(body) as StoredReply
  const rendered = render(reply, { group, ...(page === undefined ? {} : { page }) })
  if (renderings.size >= MOST_RENDERINGS) renderings.delete(renderings.keys().next().value as string)
  renderings.set(key, rendered)
  return rendered
}

/** Groups have negative ids. */
function isGroup(address: string): boolean {
  return chatIdOf(address) < 0
}

function chatIdOf(address: string): number {
  return Number(address.slice(ADDRESS_PREFIX.length))
}

/** Ids that this process has kept before need no second look. */
const kept = new WeakMap<Store, Set<string>>()
const MOST_REMEMBERED = 10_000

async function keepActions(store: Store, { actions }: Rendered): Promise<void> {
  const known = kept.get(store) ?? new Set<string>()
  kept.set(store, known)
  const fresh = actions.filter((each) => !known.has(each.id))
  if (fresh.length === 0) return
  await store.keepActions(fresh)
  if (known.size > MOST_REMEMBERED) known.clear()
  for (const each of fresh) known.add(each.id)
}

async function sendRest(
  delivering: Delivering,
  row: OutRow,
  { parts, documents }: Rendered,
  signal: AbortSignal,
): Promise<void> {
  const { options, api, pace } = delivering
  const total = parts.length + documents.length
  const group = isGroup(row.address)
  for (let index = row.messageIds.length; index < total; index += 1) {
    await pace.ready(row.address, group, signal)
    const part = parts[index]
    const document = documents[index - parts.length]
    const chat = {
      chatId: chatIdOf(row.address),
      thread: row.thread,
      // A file stands for itself, and should be found from what was asked.
      replyTo: index === 0 || document ? row.replyTo : null,
    }
    const messageId = part
      ? await sendPart(api, row, part, { ...chat, keyboard: part.keyboard }, index)
      : await api.sendDocument({
          ...chat,
          name: document?.name ?? 'file',
          content: Buffer.from(document?.content ?? '', 'utf8'),
          caption: null,
        })
    await options.store.markSent(row.seq, messageId, options.clock().toISOString(), index === total - 1)
  }
}

/** Edits the message that the first part replaces, or sends a new one. Gives the id of the message. */
async function sendPart(
  api: BotApi,
  row: OutRow,
  part: Part,
  base: Omit<OutgoingMessage, 'text' | 'html'>,
  index: number,
): Promise<number> {
  const { replaces } = row
  const message = { ...base, text: part.html, html: true }
  if (index > 0 || replaces === null) return tolerant(message, part, (each) => api.send(each))
  try {
    return await tolerant(message, part, async (each) => {
      await api.edit(replaces, each)
      return replaces
    })
  } catch (error) {
    // The message is gone, or too old to be changed: the words are what matters.
    if (!(error instanceof ApiError) || !['no-such-message', 'refused'].includes(error.fault)) throw error
    return tolerant(message, part, (each) => api.send(each))
  }
}

/** Sends as plain text where Telegram refuses the markup, and outside a topic that is no longer there. */
async function tolerant(
  message: OutgoingMessage,
  part: Part,
  send: (message: OutgoingMessage) => Promise<number>,
): Promise<number> {
  try {
    return await send(message)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    if (error.fault === 'entities' && message.html) {
      return tolerant({ ...message, text: part.plain, html: false }, part, send)
    }
    if (error.fault === 'no-such-message' && message.thread !== null) {
      // An answer goes into the topic of what it answers: that one is left out, too.
      return tolerant({ ...message, thread: null, replyTo: null }, part, send)
    }
    throw error
  }
}

async function afterFault(
  { options, pace, stored }: Delivering,
  row: OutRow,
  error: ApiError,
): Promise<Delivery> {
  const { store, clock, owners } = options
  switch (error.fault) {
    case 'flood': {
      const seconds = error.retryAfterSeconds ?? 1
      pace.pause(row.address, seconds)
      return { outcome: 'later', afterMs: seconds * 1000, cause: error.fault }
    }
    case 'moved':
      await store.moveChat(row.address, `${ADDRESS_PREFIX}${error.movedTo}`, clock().toISOString())
      return { outcome: 'moved' }
    case 'gone':
      stored(
        await store.transaction((within) =>
          leaveChat(within, {
            address: row.address,
            cause: error.description,
            at: clock().toISOString(),
            owners,
            daily: true,
          }),
        ),
      )
      return { outcome: 'undeliverable', cause: error.description }
    case 'unreachable':
    case 'unauthorized':
    case 'conflict':
      return { outcome: 'later', afterMs: null, cause: error.fault }
    default:
      options.log.error('一条消息被 Telegram 拒绝，没有发出', error)
      return { outcome: 'undeliverable', cause: error.description }
  }
}
