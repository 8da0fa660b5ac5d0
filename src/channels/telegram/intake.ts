import type { ChannelStore, InboxRow } from '../../storage/index.ts'

/** What polling and the webhook have in common: an update is stored before Telegram is told that it arrived. */
export interface IntakeOptions {
  store: Pick<ChannelStore, 'storeIncoming'>
  /** Under which the store has the updates of this bot. */
  channel: string
  /** The lane of an update, whatever it holds. */
  laneOf(update: unknown): string
  clock(): Date
  /** Called with the rows that were new, in order, after they are durable. */
  onRows(rows: InboxRow[]): void
}

/** The update's own number; null for something that has none and so is no update. */
export function updateId(update: unknown): number | null {
  const id = typeof update === 'object' && update !== null && 'update_id' in update ? update.update_id : null
  return typeof id === 'number' && Number.isSafeInteger(id) ? id : null
}

/**
 * Stores updates in one transaction, also those that nobody can read, and passes them on; what has no number is left
 * out. Gives the highest number; null where there is none. Rejects with a StoreError, having stored nothing.
 */
export async function storeUpdates(options: IntakeOptions, updates: unknown[]): Promise<number | null> {
  const { store, channel, laneOf, clock, onRows } = options
  const receivedAt = clock().toISOString()
  const rows = updates.flatMap((update) => {
    const id = updateId(update)
    if (id === null) return []
    return [{ channel, id, lane: laneOf(update), body: JSON.stringify(update), receivedAt }]
  })
  if (rows.length === 0) return null
  onRows(await store.storeIncoming(rows))
  return Math.max(...rows.map(({ id }) => id))
}
