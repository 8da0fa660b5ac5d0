import type { IncomingMessage } from '../../conversation/index.ts'
import type { Reply } from '../../reply/index.ts'
import type { NewOutRow, OutRow } from '../../storage/index.ts'
import type { Handling } from './handling.ts'
import type { Incoming } from './incoming/types.ts'

/** Whoever says or taps something for us has done with the answer before. */
export function cancelPhrasing({ streaming }: Handling, incoming: Incoming): void {
  if (incoming.type === 'tap') {
    streaming.cancel(incoming.from.person, incoming.where?.address ?? incoming.from.person)
  } else if ('addressed' in incoming && incoming.addressed) {
    streaming.cancel(incoming.from.person, incoming.where.address)
  }
}

/**
 * Notes which replies a model is to put in words once they are sent. Never throws: they are stored already.
 * @param rows those that were stored.
 */
export function expectPhrasing(
  { options: { conversation, log }, streaming }: Handling,
  message: IncomingMessage | null,
  replies: { reply: Reply; row: NewOutRow }[],
  rows: OutRow[],
): void {
  if (message === null) return
  try {
    for (const { reply, row } of replies) {
      if (!conversation.phrasable(reply)) continue
      const stored = rows.find(({ key }) => key === row.key)
      if (stored) streaming.expect(stored, message, reply)
    }
  } catch (error) {
    log.error('一条回答没有交给模型表述，回答照常发出。', error)
  }
}
