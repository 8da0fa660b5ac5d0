import type { OutRow } from '../../storage/index.ts'
import type { Delivery } from '../delivery/index.ts'
import type { TelegramOptions } from './options.ts'

/** What becomes of a row to a chat that is known to take nothing any more; null where the chat may be tried. */
export async function toClosedChat(
  { store, clock }: Pick<TelegramOptions, 'store' | 'clock'>,
  row: OutRow,
): Promise<Delivery | null> {
  const chat = await store.chat(row.address)
  if (chat === null || chat.active) return null
  if (chat.movedTo === null) return { outcome: 'undeliverable', cause: chat.cause ?? 'inactive' }
  // The row in hand is from before the move, or was stored for the old address after it: then it goes along now.
  await store.moveChat(row.address, chat.movedTo, clock().toISOString())
  return { outcome: 'moved' }
}
