import type { Conversation, IncomingMessage } from '../../../conversation/index.ts'
import type { Reply } from '../../../reply/index.ts'
import type { ChannelLog } from '../../log.ts'
import type { KeepActions } from '../keep-actions.ts'
import type { Edits } from './edits.ts'
import { growingPart, oneMessage } from './growing.ts'
import { createGrowth } from './growth.ts'

/** A reply that was sent as one message, and that a model may put in other words. */
export interface Sent {
  message: IncomingMessage
  reply: Reply
  group: boolean
}

export interface StreamParts {
  conversation: Pick<Conversation, 'phrase'>
  keepActions: KeepActions
  log: ChannelLog
}

/** How the message is to be shown in the end. */
export interface Ending {
  reply: Reply
  /** It was shown before, and takes the place of something unfinished. */
  restores: boolean
}

/**
 * Has a model put the reply in words; a private chat sees them grow. Gives what is still to be shown: the model's words
 * whole, or the reply as it was where anything else may be shown; null where nothing is.
 * @param signal cancels the model.
 */
export async function grow(
  { conversation, log }: StreamParts,
  { message, reply, group }: Sent,
  edits: Edits,
  signal: AbortSignal,
): Promise<Ending | null> {
  const growth = createGrowth(edits)
  const onProgress = (soFar: Reply) => {
    const part = growingPart(reply, soFar)
    if (part) growth.show(part)
  }
  let whole: Reply | null = null
  try {
    whole = await conversation.phrase(message, reply, { signal, ...(group ? {} : { onProgress }) })
  } catch (error) {
    log.error('一条回答没有换成模型的表述，原来的回答不变。', error)
  }
  const changed = await growth.end()
  if (whole && oneMessage(whole, group)) return { reply: whole, restores: false }
  return changed ? { reply, restores: true } : null
}

/** Shows the ending. Rejects where `signal` is raised before its turn, or the store fails. */
export async function finish(
  { keepActions }: StreamParts,
  { reply }: Ending,
  group: boolean,
  edits: Edits,
  signal: AbortSignal,
): Promise<void> {
  const shown = oneMessage(reply, group)
  if (shown === null) return
  await keepActions(shown.actions)
  await edits.show(shown.part, signal)
}
