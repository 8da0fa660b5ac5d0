import type { OutRow } from '../../storage/index.ts'
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
    const body = JSON.stringify(made.send)
    const line = await store.addMessage({ person: row.address, from: 'assistant', body, at })
    await store.markSent(row.seq, line.seq, at, true)
  }
  return []
}
