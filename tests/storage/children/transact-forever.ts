/**
 * Handles messages as the product does, many side by side, each in one transaction, and prints the number of each once
 * its commit is confirmed. Arguments: folder, name, how many side by side.
 */
import { writeSync } from 'node:fs'
import { openStore } from '../../../src/storage/index.ts'
import { at, line, outgoing } from '../rows.ts'

const [dir = '', name = '', sideBySide = ''] = process.argv.slice(2)
const store = await openStore({ dir })
for (const id of ['zhang', 'staff']) await store.ensurePerson(id, at(0))
let next = 1
async function handleForever(): Promise<void> {
  for (;;) {
    const id = `${name}-${next}`
    next += 1
    await store.transaction(async (inner) => {
      await inner.addMessage({ person: 'zhang', from: 'person', body: id, at: at(1) })
      await inner.append([line(`${id}-a`, { confirmation: id }), line(`${id}-b`, { confirmation: id })])
      await inner.addOutgoing([outgoing(id)])
    })
    // Synchronous: what was printed has left this process, and nothing is printed before its commit.
    writeSync(1, `${id}\n`)
  }
}
await Promise.all(Array.from({ length: Number(sideBySide) }, handleForever))
