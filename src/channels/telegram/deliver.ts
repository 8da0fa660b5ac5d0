import type { Reply } from '../../reply/index.ts'
import type { OutRow } from '../../storage/index.ts'
import { remembering } from '../../text/index.ts'
import type { Delivery } from '../delivery/index.ts'
import { chatIdOf, isGroup } from './addresses.ts'
import { afterFault } from './after-fault.ts'
import { ApiError } from './api/index.ts'
import { sendAttachment } from './attachments.ts'
import type { Delivering } from './delivering.ts'
import { createDigestSender } from './digest.ts'
import { inboxOf } from './options.ts'
import { type Rendered, render } from './render/index.ts'
import { sendPart } from './send.ts'
import { createMarking } from './taken.ts'
import { toClosedChat } from './to-closed-chat.ts'

/** A reply as it is stored to be sent; `page` of one that is shown page by page. */
type StoredReply = Reply & { page?: number }

/** The latest renderings are remembered: what is asked often is answered in the same words. */
const MOST_RENDERINGS = 200
const LONGEST_BODY = 16_000

/**
 * Sends what is left of a stored reply, message by message, each marked once Telegram has taken it. What Telegram
 * says is not to be sent again is not; what it refuses for its form is sent in a plainer one.
 */
export function createDeliverer(
  delivering: Delivering,
): (row: OutRow, signal: AbortSignal, awaited: boolean) => Promise<Delivery> {
  const { keepActions } = delivering
  const { conversation, token } = delivering.options
  const answers = `${inboxOf(token)}:`
  const marking = createMarking<null>()
  const sendDigest = createDigestSender(delivering)
  const renderedOf = remembering(renderStored, ({ group }) => String(group), MOST_RENDERINGS, LONGEST_BODY)

  async function sendReply(row: OutRow, signal: AbortSignal): Promise<Delivery> {
    // A chat that has just written to us can be written to; asking the store for it would be in vain.
    const closed = row.key.startsWith(answers) ? null : await toClosedChat(delivering.options, row)
    if (closed) return closed
    const rendered = renderedOf(row.body, { group: isGroup(row.address) })
    await keepActions(rendered.actions)
    await sendRest(delivering, marking, row, rendered, signal)
    return { outcome: 'sent' }
  }

  return async (row, signal, awaited) => {
    try {
      const send = conversation.isDigest(row) ? sendDigest(row, signal, awaited) : sendReply(row, signal)
      return await send
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      return afterFault(delivering, row, error)
    }
  }
}

function renderStored(body: string, { group }: { group: boolean }): Rendered {
  const { page, ...reply } = JSON.parse(body) as StoredReply
  return render(reply, { group, ...(page === undefined ? {} : { page }) })
}

async function sendRest(
  delivering: Delivering,
  marking: ReturnType<typeof createMarking<null>>,
  row: OutRow,
  rendered: Rendered,
  signal: AbortSignal,
): Promise<void> {
  const { options, pace } = delivering
  const total = rendered.parts.length + rendered.documents.length
  for (let index = row.messageIds.length; index < total; index += 1) {
    let taken = marking.unmarked(row, index)
    if (!taken) {
      await pace.ready(row.address, isGroup(row.address), signal)
      taken = { messageId: await sendOne(delivering, row, rendered, index), said: null }
    }
    await marking.mark(row, index, taken, ({ messageId }) =>
      options.store.markSent(row.seq, messageId, options.clock().toISOString(), index === total - 1),
    )
    if (total === 1 && rendered.parts[0]) delivering.sentAsOne(row, taken.messageId)
  }
}

/** Sends the message of this index: the parts first, then the files. Gives its id. */
async function sendOne(
  delivering: Delivering,
  row: OutRow,
  { parts, documents }: Rendered,
  index: number,
): Promise<number> {
  const part = parts[index]
  const document = documents[index - parts.length]
  const chat = {
    chatId: chatIdOf(row.address),
    thread: row.thread,
    // A file stands for itself, and should be found from what was asked.
    replyTo: index === 0 || document ? row.replyTo : null,
  }
  if (part) return sendPart(delivering.api, row, part, { ...chat, keyboard: part.keyboard }, index)
  if (!document) throw new RangeError(`no message of index ${index}`)
  return sendAttachment(delivering, document, chat)
}
