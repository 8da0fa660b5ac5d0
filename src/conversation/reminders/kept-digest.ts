import { type CivilDate, civilDateOf } from '../../calendar/index.ts'
import type { Reply } from '../../reply/index.ts'
import type { OutRow, Store } from '../../storage/index.ts'
import { digestNow } from './digest.ts'
import { readDigestKey } from './keys.ts'
import { whatIsLeft } from './left.ts'
import type { RemindingParts } from './parts.ts'
import { followed } from './records.ts'

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
    await freeLeftOut(parts, row, civilDateOf(now))
  }
  return []
}

/** See `Reminding.digestSent`. What was said in a group is no line of anybody's history. */
export async function digestSent(
  parts: RemindingParts,
  row: Pick<OutRow, 'seq' | 'key' | 'address'>,
  { messageId, reply }: { messageId: number; reply: Reply },
  now: Date,
): Promise<void> {
  const at = now.toISOString()
  await parts.store.transaction(async (store) => {
    await store.markSent(row.seq, messageId, at, true)
    await freeLeftOut({ ...parts, store }, row, civilDateOf(now))
    if ((await store.person(row.address)) !== null) await keepLine(store, row.address, reply, at)
  })
}

/** What a digest went out without is not handled: should its record be withdrawn, it is brought up after all. */
async function freeLeftOut(parts: RemindingParts, { key }: Pick<OutRow, 'key'>, today: CivilDate) {
  const read = readDigestKey(key)
  const row = read?.type === 'digest' ? await parts.store.subscription(read.subscription) : null
  if (row === null) return
  const items = await parts.store.digestItems(key)
  const { records } = await followed(parts.store, row, parts.owners)
  const said = new Set(whatIsLeft(parts, items, records, today).map(nameOfItem))
  await parts.store.dropReminderItems(
    key,
    items.filter((item) => !said.has(nameOfItem(item))),
  )
}

const nameOfItem = (item: { person: string | null; start: CivilDate; obligation: string | { id: string } }) =>
  `${item.person ?? ''} ${typeof item.obligation === 'string' ? item.obligation : item.obligation.id} ${item.start}`

function keepLine(store: Store, person: string, reply: Reply, at: string) {
  return store.addMessage({
    person,
    from: 'assistant',
    body: JSON.stringify({ ...reply, unasked: true }),
    at,
  })
}
