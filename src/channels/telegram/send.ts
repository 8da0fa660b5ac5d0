import type { OutRow } from '../../storage/index.ts'
import { ApiError } from './api/index.ts'
import type { BotApi, OutgoingMessage } from './api/types.ts'
import type { Part } from './render/index.ts'

/** Edits the message that the first part replaces, or sends a new one. Gives the id of the message. */
export async function sendPart(
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
export async function tolerant(
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
