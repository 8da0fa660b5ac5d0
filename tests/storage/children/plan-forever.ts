/**
 * Plans digests as the product does, day after day, many subscriptions side by side, and prints each key once its
 * commit is confirmed. Arguments: folder, name of the process, how many subscriptions.
 */
import { writeSync } from 'node:fs'
import { openStore } from '../../../src/storage/index.ts'
import { at, item, outgoing, own, subscription } from '../rows.ts'

const [dir = '', name = '', count = ''] = process.argv.slice(2)
const store = await openStore({ dir })
await store.ensurePerson('zhang', at(0))
const dayOf = (n: number) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10)

async function planForever(id: string): Promise<void> {
  const row = subscription(id)
  const planned = await store.transaction(async (tx) => {
    const known = await tx.subscription(row.id)
    if (known === null) await tx.putSubscription(row)
    return known?.plannedDay
  })
  const start = planned ? (Date.parse(planned) - Date.UTC(2026, 0, 1)) / 86_400_000 : 0
  for (let n = start; ; n += 1) {
    const day = dayOf(n)
    const key = `r:${row.id}:${day}`
    const won = await store.transaction(async (tx) => {
      // Whoever is behind does not go back: here days only come one after another.
      if (((await tx.subscription(row.id))?.plannedDay ?? '') > day) return false
      if (!(await tx.markPlanned(row.id, day))) return false
      await tx.addReminderItems(['30', '14'].map((stage) => item(id, { stage, start: day, digest: key })))
      await tx.addOwnReminders([own(key, { day })])
      await tx.putWithDigest([key], key)
      await tx.addOutgoing([outgoing(key, { address: row.address })])
      return true
    })
    // Synchronous: what was printed has left this process, and nothing is printed before its commit.
    if (won) writeSync(1, `${key} ${name}\n`)
  }
}
await Promise.all(Array.from({ length: Number(count) }, (_, i) => planForever(`s${i}`)))
