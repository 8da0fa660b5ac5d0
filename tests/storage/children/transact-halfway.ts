/** Begins a transaction, prints `halfway` once much of it is written, and waits for ever. Argument: folder. */
import { writeSync } from 'node:fs'
import { openStore } from '../../../src/storage/index.ts'
import { at, incoming, line, outgoing } from '../rows.ts'

const [dir = ''] = process.argv.slice(2)
const store = await openStore({ dir })
for (const id of ['zhang', 'staff']) await store.ensurePerson(id, at(0))
await store.storeIncoming([incoming(1)])
await store.transaction(async (inner) => {
  await inner.ensurePerson('wang', at(1))
  await inner.append([line('a')])
  await inner.finishIncoming('tg', [1], at(2))
  await inner.addOutgoing(
    Array.from({ length: 200 }, (_, i) => outgoing(`k${i}`, { body: '检'.repeat(9_000) })),
  )
  writeSync(1, 'halfway\n')
  await new Promise(() => process.stdin.resume())
})
