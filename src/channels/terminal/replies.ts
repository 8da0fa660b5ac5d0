import type { Conversation, IncomingMessage } from '../../conversation/index.ts'
import type { Reply } from '../../reply/index.ts'

/** With less than this left, a model is not asked any more. */
const LEAST_MS = 50

export interface Answering {
  conversation: Conversation
  /** Longest wait for a model that gives nothing, in milliseconds. */
  waitMs: number
  /** Ends the wait: what is known without a model is given at once. */
  signal: AbortSignal
  /** Told of a fault of the product around the model; the replies come without it. */
  failed: (error: unknown) => void
}

/**
 * The replies to a message. What is printed cannot be exchanged afterwards, so a reply in a model's words is waited
 * for, as long as they come; one that waited in vain to be understood waits for its words only what is left.
 */
export async function repliesTo(given: IncomingMessage, answering: Answering): Promise<Reply[]> {
  const { conversation, waitMs, signal, failed } = answering
  const start = performance.now()
  const message = await conversation.consider(given, { waitMs, signal }).catch((error: unknown) => {
    failed(error)
    return given
  })
  const patienceMs = message.considered ? waitMs : waitMs - (performance.now() - start)
  const replies = await conversation.handle(message)
  const index = replies.findIndex((reply) => conversation.phrasable(reply))
  const reply = replies[index]
  if (reply === undefined || signal.aborted || patienceMs < LEAST_MS) return replies
  const phrased = await conversation
    .phrase(message, reply, { signal, patienceMs })
    .catch((error: unknown) => {
      failed(error)
      return null
    })
  return phrased ? replies.with(index, phrased) : replies
}
