import type { Reply } from '../../../reply/index.ts'
import type { OutRow, Store } from '../../../storage/index.ts'
import type { SaidReminder } from '../../types.ts'
import type { RemindingParts } from '../parts.ts'
import { digestNow } from './digest.ts'

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
    await freeLeftOut(store, row, made.said)
  }
  return []
}

/** See `Reminding.digestSent`. What was said in a group is no line of anybody's history. */
export async function digestSent(
  { store }: Pick<RemindingParts, 'store'>,
  row: Pick<OutRow, 'seq' | 'key' | 'address'>,
  { messageId, reply, said }: { messageId: number; reply: Reply; said: readonly SaidReminder[] },
  now: Date,
): Promise<void> {
  const at = now.toISOString()
  await store.transaction(async (inner) => {
    await inner.markSent(row.seq, messageId, at, true)
    await freeLeftOut(inner, row, said)
    if (reply.anchor) await inner.addAnchor({ ...reply.anchor, at, shown: row.address })
    if ((await inner.person(row.address)) !== null) await keepLine(inner, row.address, reply, at)
  })
}

/** What a digest went out without is not handled: should its record be withdrawn, it is brought up after all. */
async function freeLeftOut(store: Store, { key }: Pick<OutRow, 'key'>, said: readonly SaidReminder[]) {
  const name = ({ person, obligation, start }: SaidReminder) => `${person} ${obligation} ${start}`
  const names = new Set(said.map(name))
  const items = await store.digestItems(key)
  await store.dropReminderItems(
    key,
    items.filter((item) => !names.has(name(item))),
  )
}

function keepLine(store: Store, person: string, reply: Reply, at: string) {
  return store.addMessage({
    person,
    from: 'assistant',
    body: JSON.stringify({ ...reply, unasked: true }),
    at,
  })
}
