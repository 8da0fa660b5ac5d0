import type { Reply } from '../../reply/index.ts'

/** How many answered messages are remembered; a client retries within seconds, so few are needed. */
const REMEMBERED = 200

/** The client used an id again for another message. */
export class ReusedIdError extends Error {
  constructor() {
    super('同一个消息编号用于了两条不同的消息。')
    this.name = 'ReusedIdError'
  }
}

/**
 * Handles a message once however often it arrives: a client that lost the answer sends the same id again and gets the
 * same replies. A message that failed is forgotten, so that sending it again tries anew. The memory is this process's
 * own; across a restart the core keeps a confirmation from being stored twice.
 */
export function createOnce() {
  const handled = new Map<string, { content: string; replies: Promise<Reply[]> }>()
  /** @throws {ReusedIdError} where `id` came before with other content. */
  return (id: string, content: string, handle: () => Promise<Reply[]>): Promise<Reply[]> => {
    const known = handled.get(id)
    if (known) {
      return known.content === content ? known.replies : Promise.reject(new ReusedIdError())
    }
    const replies = handle()
    handled.set(id, { content, replies })
    replies.catch(() => handled.delete(id))
    const oldest = handled.keys().next()
    if (handled.size > REMEMBERED && !oldest.done) handled.delete(oldest.value)
    return replies
  }
}
