import type { IncomingMessage } from '../../conversation/index.ts'
import type { Handling } from './handling.ts'
import type { Where } from './incoming/types.ts'
import { MODEL_WAIT_MS } from './options.ts'

/** Whoever waits longer than this sees that an answer is coming. */
const TYPING_AFTER_MS = 400
/** Telegram takes the sign away after five seconds. */
const TYPING_EVERY_MS = 4_500

/** The words with what a model makes of them, where they need one; what is not words is given back as it is. */
export async function consider(
  handling: Handling,
  message: IncomingMessage,
  where: Where,
): Promise<IncomingMessage> {
  if (message.text === undefined) return message
  const { conversation, modelWaitMs = MODEL_WAIT_MS } = handling.options
  const typing = showTyping(handling, where)
  try {
    return await conversation.consider(message, { waitMs: modelWaitMs, signal: handling.stopping })
  } finally {
    typing.end()
  }
}

/** A comfort: where Telegram does not take it, nothing is lost. */
function showTyping({ api }: Handling, { chatId, thread }: Where): { end(): void } {
  const show = () => {
    api.typing({ chatId, thread }).catch(() => undefined)
    timer = setTimeout(show, TYPING_EVERY_MS)
  }
  let timer = setTimeout(show, TYPING_AFTER_MS)
  return { end: () => clearTimeout(timer) }
}
