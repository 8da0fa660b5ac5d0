import type { Reply } from '../../reply/index.ts'
import type { OutRow, Store } from '../../storage/index.ts'
import { digestNow } from './digest.ts'
import type { RemindingParts } from './parts.ts'

/**
 * Puts digests of no channel into their people's history, in the transaction under way: there is nobody to send them
 * to. Gives nothing that is left to be sent.
 */
export async function deliverAtOnce(parts: RemindingParts, rows: OutRow[], now: Date): Promise<OutRow[]> {
  const { store } = parts
  const at = now.toISOString()
  for (const row of rows) {
    const made = await digestNow(parts, row, now)
    if ('drop' in made) {
      await store.failOutgoing(row.seq, { cause: made.drop, at, giveUp: true })
      continue
    }
    const line = await keepLine(store, row.address, made.send, at)
    await store.markSent(row.seq, line.seq, at, true)
  }
  return []
}

/** See `Reminding.digestSent`. What was said in a group is no line of anybody's history. */
export async function digestSent(
  { store }: Pick<RemindingParts, 'store'>,
  { seq, address }: Pick<OutRow, 'seq' | 'address'>,
  { messageId, reply }: { messageId: number; reply: Reply },
  now: Date,
): Promise<void> {
  const at = now.toISOString()
  await store.transaction(async (inner) => {
    await inner.markSent(seq, messageId, at, true)
    if ((await inner.person(address)) !== null) await keepLine(inner, address, reply, at)
  })
}

function keepLine(store: Store, person: string, reply: Reply, at: string) {
  return store.addMessage({
    person,
    from: 'assistant',
    body: JSON.stringify({ ...reply, unasked: true }),
    at,
  })
}
